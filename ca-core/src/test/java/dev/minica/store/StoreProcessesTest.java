package dev.minica.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.internal.io.Disk;
import dev.minica.internal.io.StateDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several processes on one store. */
class StoreProcessesTest {

  private static final SampleCertificates SAMPLES = new SampleCertificates();

  @TempDir Path temporary;
  private Path ca;
  private DirectoryStore store;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void makeTheDirectory() throws IOException {
    ca = Files.createDirectory(temporary.resolve("ca"));
    store = new DirectoryStore(new StateDirectory(ca, new Disk(new SecureRandom())));
  }

  @AfterEach
  void endProcesses() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void letOneOfThemHaveASerialNumber() throws Exception {
    contend(4, 25);
  }

  @Test
  void loseNothing() throws Exception {
    record(4, 10);
  }

  @Test
  @Tag("soak")
  void letOneOfSixteenHaveASerialNumber() throws Exception {
    contend(16, 250);
  }

  @Test
  @Tag("soak")
  void loseNothingAmongSixteen() throws Exception {
    record(16, 250);
  }

  @Test
  void doNotSweepWhileAnotherOneIsWriting() throws Exception {
    Process holder = start("hold", ca.toString());
    awaitLine(holder);
    Path stray = Files.createFile(ca.resolve("tmp/.minica-0123456789abcdef"));

    store.record(SAMPLES.any());
    assertThat(stray).exists();

    holder.destroyForcibly().waitFor();
    store.record(SAMPLES.any());
    assertThat(stray).doesNotExist();
  }

  @Test
  void keepOutSweepersAlthoughAnotherThreadsStoreIsDone() throws Exception {
    StateDirectory state = new StateDirectory(ca, new Disk(new SecureRandom()));
    try (var writing = state.beginWriting()) {
      // A second channel on the lock file, closed, would drop the lock of the whole process.
      store.record(SAMPLES.any());
      Path stray = Files.createFile(ca.resolve("tmp/.minica-0123456789abcdef"));

      assertThat(output(start("record", ca.toString(), "1"))).hasSize(1);

      assertThat(stray).exists();
      assertThat(writing).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0000, rwxr-xr-x, rw-r--r--",
    "0027, rwxr-x---, rw-r-----",
    "0777, rwx------, rw-------"
  })
  void letTheUmaskDecideWhatOthersMayReadButNotWhatTheOwnerMay(
      String umask, String directory, String certificate) throws Exception {
    Path out = temporary.resolve("out");
    List<String> command = new ArrayList<>(List.of("sh", "-c", "umask " + umask + "; exec \"$@\""));
    command.add("sh");
    command.addAll(StoreProcess.command("issue", ca.toString(), out.toString(), "false"));
    Process process = new ProcessBuilder(command).start();
    started.add(process);

    assertThat(output(process)).hasSize(1);

    assertThat(permissions(out)).isEqualTo(directory);
    assertThat(permissions(out.resolve("cert.pem"))).isEqualTo(certificate);
    assertThat(permissions(out.resolve("key.pem"))).isEqualTo("rw-------");
    assertThat(permissions(ca.resolve("certs"))).isEqualTo("rwx------");
    assertThat(permissions(ca.resolve("tmp"))).isEqualTo("rwx------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  @Tag("soak")
  void surviveThreeHundredKillsAtRandom() throws Exception {
    Random random = new Random(20_261_120);
    long begin = System.nanoTime();
    killAfter(Long.MAX_VALUE, "undisturbed");
    long undisturbed = (System.nanoTime() - begin) / 1_000_000;

    int kills = 0;
    for (int round = 0; kills < 300; round++) {
      kills += killAfter(random.nextLong(undisturbed), "round-" + round);
    }

    store.record(SAMPLES.any());
    assertNothingUnrecorded();
    assertThat(ca.resolve("tmp")).isEmptyDirectory();
  }

  /** Lets eight processes issue for so many milliseconds, and says how many had to be killed. */
  private int killAfter(long millis, String name) throws Exception {
    Path out = Files.createDirectories(temporary.resolve("out").resolve(name));
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Path reports = temporary.resolve("reports-" + name + "-" + i);
      List<String> command =
          StoreProcess.command("issue", ca.toString(), out.resolve("" + i).toString(), "false");
      processes.add(new ProcessBuilder(command).redirectOutput(reports.toFile()).start());
    }
    started.addAll(processes);
    processes.get(0).waitFor(millis, TimeUnit.MILLISECONDS);
    int kills = 0;
    for (Process process : processes) {
      if (millis < Long.MAX_VALUE) {
        process.destroyForcibly();
      }
      kills += process.waitFor() == 0 ? 0 : 1;
    }
    return kills;
  }

  private void assertNothingUnrecorded() throws IOException {
    Listing listing = store.list();
    Set<String> recorded = new HashSet<>();
    listing.certificates().forEach(issued -> recorded.add(issued.serialNumber().toString()));
    assertThat(listing.corrupt()).isEmpty();
    assertThat(recorded).hasSameSizeAs(listing.certificates()).containsAll(reported());
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(temporary.resolve("out"))) {
      paths = walk.toList();
    }
    assertThat(paths).noneMatch(path -> path.toString().contains(".minica-"));
    for (Path path : paths) {
      if (path.endsWith("cert.pem")) {
        assertThat(recorded).contains(Files.readString(path));
        assertThat(path.resolveSibling("key.pem")).exists();
        assertThat(path.resolveSibling("ca.pem")).exists();
      }
    }
  }

  private List<String> reported() throws IOException {
    List<String> reported = new ArrayList<>();
    try (Stream<Path> files = Files.list(temporary)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        reported.addAll(Files.readAllLines(file));
      }
    }
    return reported;
  }

  private void contend(int processes, int serials) throws Exception {
    List<String> got = new ArrayList<>();
    for (Process process : start(processes, "contend", ca.toString(), serials + "")) {
      got.addAll(output(process));
    }

    assertThat(got).hasSize(serials).doesNotHaveDuplicates();
    assertThat(store.list().certificates()).hasSize(serials);
  }

  private void record(int processes, int each) throws Exception {
    List<String> reported = new ArrayList<>();
    for (Process process : start(processes, "record", ca.toString(), each + "")) {
      reported.addAll(output(process));
    }

    assertThat(reported).hasSize(processes * each);
    assertThat(store.list().certificates())
        .extracting(issued -> issued.serialNumber().toString())
        .containsExactlyInAnyOrderElementsOf(reported);
    assertThat(ca.resolve("tmp")).isEmptyDirectory();
  }

  private List<Process> start(int processes, String... arguments) throws IOException {
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      all.add(start(arguments));
    }
    return all;
  }

  private Process start(String... arguments) throws IOException {
    Process process = new ProcessBuilder(StoreProcess.command(arguments)).start();
    started.add(process);
    return process;
  }

  private static List<String> output(Process process) throws Exception {
    List<String> lines;
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      lines = reader.lines().toList();
    }
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(errors).isZero();
    return lines;
  }

  private static void awaitLine(Process process) throws IOException {
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("writing");
  }
}
