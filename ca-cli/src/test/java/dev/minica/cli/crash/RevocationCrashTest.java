package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.output.ExitCode;
import dev.minica.crash.CrashWalk;
import dev.minica.crash.Fault;
import dev.minica.revocation.Crl;
import dev.minica.revocation.EncodedCrls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revoking, and making a CRL, at each call they may die at. */
@Tag("crash")
class RevocationCrashTest {

  @TempDir Path workspace;
  @TempDir Path template;

  @BeforeEach
  void makeTheCa() throws Exception {
    CrashWalk.assumeAvailable();
    Files.createDirectories(template.resolve("home"));
    CrashScenario.succeed(template, "init");
    CrashScenario.succeed(
        template, "issue", "old.example", "--out", template.resolve("home/old").toString());
  }

  @Test
  void revokesOnceAndForGood() throws Exception {
    walk("revoke", "home/old", "--reason", "keyCompromise");
  }

  @Test
  void makesTheFirstCrl() throws Exception {
    CrashScenario.succeed(template, "revoke", template.resolve("home/old").toString());
    walk("crl", "--out", "home/ca.crl");
  }

  @Test
  void replacesTheFileOfTheLastCrl() throws Exception {
    CrashScenario.succeed(template, "revoke", template.resolve("home/old").toString());
    CrashScenario.succeed(template, "crl", "--out", template.resolve("home/ca.crl").toString());
    walk("crl", "--out", "home/ca.crl");
  }

  private void walk(String command, String... options) throws Exception {
    assertThat(
            new CrashWalk(workspace)
                .walk(
                    new Revoking(template, command, List.of(options)), EnumSet.allOf(Fault.class)))
        .isNotEmpty();
  }

  private static final class Revoking extends CrashScenario {
    private final Path template;
    private final String command;
    private final List<String> options;

    Revoking(Path template, String command, List<String> options) {
      this.template = template;
      this.command = command;
      this.options = options;
    }

    @Override
    public void prepare(Path folder) throws IOException {
      for (String path : CrashWalk.tree(template)) {
        Files.copy(template.resolve(path), folder.resolve(path));
        Files.setPosixFilePermissions(
            folder.resolve(path), Files.getPosixFilePermissions(template.resolve(path)));
      }
    }

    @Override
    List<String> arguments(Path folder) {
      List<String> arguments = new ArrayList<>(List.of(command));
      for (String option : options) {
        arguments.add(option.startsWith("home/") ? folder.resolve(option).toString() : option);
      }
      arguments.addAll(List.of("--ca", folder.resolve("ca").toString()));
      return arguments;
    }

    @Override
    void checkDone(Path folder) throws IOException {
      assertThat(CrashWalk.tree(folder.resolve("ca/revoked"))).hasSize(1);
      if (command.equals("crl")) {
        assertThat(crl(folder.resolve("home/ca.crl")).entryCount()).isOne();
        assertThat(archive(folder)).isNotEmpty();
      }
    }

    @Override
    void checkNext(Path folder) throws IOException {
      Cli.Ran again = run(folder, "revoke", folder.resolve("home/old").toString());
      assertThat(again.exit()).as(again.err()).isIn(0, ExitCode.CONFLICT.number());
      Path file = folder.resolve("home/ca.crl");
      if (Files.exists(file)) {
        assertThat(crl(file).entryCount()).isOne();
      }
      succeed(folder, "crl", "--out", file.toString());
      List<Integer> numbers = archive(folder);
      assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
      assertThat(crl(file).number().orElseThrow().intValue()).isEqualTo(numbers.size());
      assertThat(crl(file).entryCount()).isOne();
      checkLog(folder);
    }

    /** The last line is that of the CRL just made, and whole, whatever was cut off before. */
    private static void checkLog(Path folder) throws IOException {
      List<String> lines = Files.readAllLines(folder.resolve("ca/audit.log"));
      assertThat(lines.get(lines.size() - 1))
          .startsWith("{\"time\":")
          .contains("\"event\":\"crl\"");
    }

    private static Crl crl(Path file) throws IOException {
      return EncodedCrls.decode(Files.readAllBytes(file)).get(0);
    }

    private static List<Integer> archive(Path folder) throws IOException {
      return CrashWalk.tree(folder.resolve("ca/crls")).stream()
          .filter(path -> path.endsWith(".crl"))
          .map(path -> path.replaceAll(".*/|\\.crl", ""))
          .map(digits -> Integer.parseInt(digits, 16))
          .sorted()
          .toList();
    }
  }
}
