package dev.minica.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.crash.CrashWalk;
import dev.minica.crash.Fault;
import dev.minica.crash.Run;
import dev.minica.crash.Scenario;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.StateDirectory;
import dev.minica.x509.SerialNumber;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that stages output, records a certificate and commits, at each call it may die at. */
@Tag("crash")
class StoreCrashTest {

  @TempDir Path workspace;

  @BeforeEach
  void needStrace() throws InterruptedException {
    CrashWalk.assumeAvailable();
  }

  @Test
  void survivesWithANewOutputDirectory() throws Exception {
    List<Run> runs =
        new CrashWalk(workspace).walk(new Issuing("home/a/out", false), EnumSet.allOf(Fault.class));

    assertThat(runs).isNotEmpty();
  }

  @Test
  void survivesInAnExistingOutputDirectory() throws Exception {
    List<Run> runs =
        new CrashWalk(workspace).walk(new Issuing("home", false), EnumSet.allOf(Fault.class));

    assertThat(runs).isNotEmpty();
  }

  @Test
  void survivesWhenItReplacesFiles() throws Exception {
    List<Run> runs =
        new CrashWalk(workspace).walk(new Issuing("home", true), EnumSet.allOf(Fault.class));

    assertThat(runs).isNotEmpty();
  }

  /** Issuing into a folder that is new, or holds a file of the user, or one that is replaced. */
  private record Issuing(String output, boolean replace) implements Scenario {

    @Override
    public void prepare(Path folder) throws IOException {
      Files.createDirectory(folder.resolve("ca"));
      Files.createDirectory(folder.resolve("home"));
      Files.writeString(folder.resolve("home/mine"), "mine");
      if (replace) {
        Files.writeString(folder.resolve("home/cert.pem"), "old");
        Files.writeString(folder.resolve("home/key.pem"), "old");
      }
    }

    @Override
    public List<String> command(Path folder) {
      return StoreProcess.command(
          "issue",
          folder.resolve("ca").toString(),
          folder.resolve(output).toString(),
          String.valueOf(replace));
    }

    @Override
    public void checkUndisturbed(Path folder, int exitCode, String out, String err)
        throws IOException {
      assertThat(exitCode).as(err).isZero();
      assertThat(handedOut(folder)).contains(out.strip());
      checkInvariants(folder);
    }

    @Override
    public void check(Path folder, Run run) throws Exception {
      switch (run.fault()) {
        case KILL -> assertThat(run.exitCode()).isEqualTo(137);
        case ENOSPC, EIO, EROFS -> checkReport(folder, run);
      }
      checkRecorded(folder);
      sweep(folder);
      checkInvariants(folder);
    }

    /** Either the fault did not matter, or it is told in one line and nothing was handed out. */
    private void checkReport(Path folder, Run run) throws IOException {
      if (run.exitCode() == 0) {
        assertThat(handedOut(folder)).contains(run.out().strip());
      } else {
        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.err()).matches("[^\n]+\n").contains(folder.toString());
        assertThat(run.out()).isEmpty();
        assertUntouched(folder);
      }
    }

    private void assertUntouched(Path folder) throws IOException {
      assertThat(handedOut(folder)).isEqualTo(replace ? Optional.of("old") : Optional.empty());
    }

    /** Holds at once, before anybody has swept. */
    private void checkRecorded(Path folder) throws IOException {
      Optional<String> handedOut = handedOut(folder).filter(serial -> !serial.equals("old"));
      if (handedOut.isPresent()) {
        assertThat(store(folder).find(serial(handedOut.get()))).isPresent();
      }
    }

    private void checkInvariants(Path folder) throws IOException {
      checkRecorded(folder);
      assertThat(store(folder).list().corrupt()).isEmpty();
      assertThat(CrashWalk.tree(folder.resolve("ca")))
          .allMatch(path -> path.matches("certs(/[0-9a-f]{40}\\.pem)?|tmp|lock"));
      assertThat(folder.resolve("home/mine")).hasContent("mine");
      assertWhole(folder);
    }

    private void assertWhole(Path folder) throws IOException {
      List<String> home = CrashWalk.tree(folder.resolve("home"));
      Optional<String> handedOut = handedOut(folder);
      if (handedOut.isEmpty()) {
        assertThat(home).containsExactly("mine");
      } else if (handedOut.get().equals("old")) {
        assertThat(home).containsExactly("cert.pem", "key.pem", "mine");
        assertThat(folder.resolve("home/key.pem")).hasContent("old");
      } else {
        assertThat(home).noneMatch(path -> path.contains(".minica"));
        Path out = folder.resolve(output);
        assertThat(out.resolve("key.pem")).hasContent("key of " + handedOut.get());
        assertThat(out.resolve("ca.pem")).hasContent("root");
      }
    }

    private Optional<String> handedOut(Path folder) throws IOException {
      Path certificate = folder.resolve(output).resolve("cert.pem");
      return Files.exists(certificate)
          ? Optional.of(Files.readString(certificate))
          : Optional.empty();
    }

    private static void sweep(Path folder) {
      store(folder).record(SAMPLES.any());
    }

    private static SerialNumber serial(String hex) {
      return new SerialNumber(new BigInteger(hex, 16));
    }

    private static DirectoryStore store(Path folder) {
      return new DirectoryStore(
          new StateDirectory(folder.resolve("ca"), new Disk(new SecureRandom())));
    }
  }

  private static final SampleCertificates SAMPLES = new SampleCertificates();
}
