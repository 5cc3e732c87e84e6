package dev.minica.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code scripts/minica} from the outside: what reaches the command, on which Java, how fast. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  @TempDir private Path folder;
  private Installation minica;

  @BeforeEach
  void installs() throws IOException {
    minica = new Installation(folder.resolve("a folder"));
  }

  @Test
  void nothingIsLostBetweenTheCallerAndTheCommand() {
    minica.with("MINICA_NO_ARCHIVE", "1");

    Tool.Outcome outcome = minica.feed("input", "two words", "*", "", "\"$HOME\"", "42");

    assertThat(outcome.text()).isEqualTo("[two words][*][][\"$HOME\"][42]input");
    assertThat(outcome.err()).isEqualTo("talk");
    assertThat(outcome.exit()).isEqualTo(42);
  }

  @Test
  void aLinkToItIsAsGoodAsItself() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), minica.launcher());
    Path further = Files.createSymbolicLink(folder.resolve("further"), Path.of("link"));

    minica.with("MINICA_NO_ARCHIVE", "1");

    assertThat(minica.runBy(List.of(), further, "", "hello").text()).isEqualTo("[hello]");
  }

  @Test
  void aNameOutsideAsciiArrivesInAnyLocale() {
    assumeTrue(
        Files.exists(Path.of("/usr/lib/locale/C.utf8")), "skipped: there is no locale C.UTF-8");
    minica.with("MINICA_NO_ARCHIVE", "1").with("LC_ALL", "C");

    assertThat(minica.run("b\u00fccher.example").text()).isEqualTo("[b\u00fccher.example]");
  }

  @Test
  void withoutItsJarItSaysWhatToDo() throws IOException {
    Files.delete(minica.jar());

    Tool.Outcome outcome = minica.run("--version");

    assertThat(outcome.exit()).isEqualTo(7);
    assertThat(outcome.err().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("minica: error: no minica.jar in ");
  }

  @Test
  void classesComeFromTheArchiveOnceItIsThere() throws IOException {
    // Without a blank: JDK 17 compares the path with the encoded URL, and archives nothing then.
    Installation plain = new Installation(folder.resolve("plain"));
    plain.train().with("MINICA_JAVA_OPTS", "-Xlog:class+load");

    assertThat(plain.run("hello").text().lines())
        .anyMatch(line -> line.contains("dev.minica.cli.Minica source: shared objects file"));
  }

  @Test
  void theFirstCommandHasTheArchiveMadeBesideIt() throws InterruptedException {
    assertThat(minica.run("hello").everything()).isEqualTo("[hello]talk");

    Instant limit = Instant.now().plus(Duration.ofMinutes(1));
    while (minica.archives().stream().noneMatch(LauncherTest::isArchive)
        && Instant.now().isBefore(limit)) {
      Thread.sleep(50);
    }
    assertThat(minica.archives()).anyMatch(LauncherTest::isArchive);
  }

  private static boolean isArchive(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jsa") || name.endsWith(".aot");
  }

  @Test
  void withTheArchiveThereNoFurtherProcessIsStarted() throws IOException {
    Tool strace = Tool.named("strace");
    Path trace = folder.resolve("trace");
    minica.train();
    List<String> tracing =
        List.of(
            strace.path() + "", "-f", "-e", "trace=process", "-e", "signal=none", "-o", trace + "");

    Tool.Outcome outcome = minica.runBy(tracing, minica.launcher(), "", "hello");

    assumeTrue(outcome.exit() == 0, () -> "skipped: strace may not trace: " + outcome.err());
    assertThat(Files.readAllLines(trace))
        .filteredOn(line -> line.contains("execve(") || line.contains("SIGCHLD"))
        .as("the launcher, and the Java that it becomes")
        .hasSize(2);
  }

  @Test
  void manyFirstCommandsAtOnceMakeOneArchive() throws Exception {
    minica.with("MINICA_ARCHIVE_WAIT", "1");
    ExecutorService callers = Executors.newFixedThreadPool(6);
    Callable<Tool.Outcome> first = () -> minica.run("hello");

    List<Future<Tool.Outcome>> outcomes =
        callers.invokeAll(Stream.generate(() -> first).limit(6).toList());
    callers.shutdown();

    for (Future<Tool.Outcome> outcome : outcomes) {
      assertThat(outcome.get().succeeded().everything()).isEqualTo("[hello]talk");
    }
    assertThat(minica.archives()).hasSize(1).allMatch(LauncherTest::isArchive);
  }

  /** What can happen to an archive; JDK 17 dies of some if it is let. */
  enum Damage {
    CUT_SHORT {
      @Override
      void happenTo(Path archive) throws IOException {
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
          channel.truncate(channel.size() / 2);
        }
      }
    },
    EMPTIED {
      @Override
      void happenTo(Path archive) throws IOException {
        Files.write(archive, new byte[0]);
      }
    },
    OVERWRITTEN {
      @Override
      void happenTo(Path archive) throws IOException {
        Files.write(archive, new byte[100_000]);
      }
    };

    abstract void happenTo(Path archive) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedArchiveOnlyCostsTime(Damage damage) throws IOException {
    Path archive = minica.train().archives().get(0);
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
    damage.happenTo(archive);

    Tool.Outcome outcome = minica.with("CI", "true").run("hello").succeeded();

    assertThat(outcome.everything()).isEqualTo("[hello]talk");
  }

  @Test
  void anotherJarGetsAnArchiveOfItsOwn() throws IOException {
    Path archive = minica.train().archives().get(0);
    minica.writeJar();

    minica.train();

    assertThat(minica.archives()).containsExactly(archive);
    assertThat(Files.getLastModifiedTime(archive))
        .isEqualTo(Files.getLastModifiedTime(minica.jar()));
  }

  @Test
  void anUpgradedJavaGetsAnArchiveOfItsOwnAndTheOldOneGoes() throws IOException {
    Path home = java("17.0.1", "exec '" + System.getProperty("java.home") + "/bin/java' \"$@\"");
    minica.with("JAVA_HOME", home.toString()).train();
    assertThat(minica.archives()).hasSize(1).first().asString().endsWith("/17.0.1.jsa");

    release(home, "17.0.2");
    minica.train();

    assertThat(minica.archives()).hasSize(1).first().asString().endsWith("/17.0.2.jsa");
  }

  @Test
  void aCacheThatCannotBeWrittenOnlyCostsTime() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    minica.with("XDG_CACHE_HOME", file.toString()).with("MINICA_ARCHIVE_WAIT", "1");

    assertThat(minica.run("hello").succeeded().everything()).isEqualTo("[hello]talk");
    assertThat(file).isEmptyFile();
  }

  @Test
  void withoutAHomeThereIsNoArchive() {
    minica.without("HOME").without("XDG_CACHE_HOME").with("MINICA_ARCHIVE_WAIT", "1");

    assertThat(minica.run("hello").succeeded().everything()).isEqualTo("[hello]talk");
  }

  @Test
  void whoWantsNoArchiveGetsNone() {
    minica.with("MINICA_NO_ARCHIVE", "1").with("MINICA_ARCHIVE_WAIT", "1");

    minica.run("hello").succeeded();

    assertThat(minica.archives()).isEmpty();
  }

  @Test
  void anyCollectorAndSharingModeMayBeAskedFor() {
    minica.train().with("MINICA_JAVA_OPTS", "-XX:+UseParallelGC -Xshare:off -Dx=*");

    assertThat(minica.run("hello").succeeded().everything()).isEqualTo("[hello]talk");
  }

  @Test
  void javaHomeIsTakenThoughANewerJavaIsOnThePath() throws IOException {
    Path own = java("21.0.1", "echo own");
    Path newer = java("99.0.1", "echo newer");
    minica.with("MINICA_NO_ARCHIVE", "1").with("JAVA_HOME", own.toString());

    assertThat(onPath(newer).text()).isEqualTo("own\n");
  }

  @Test
  void theNewestJavaIsTakenWhereJavaHomeIsUnset() throws IOException {
    Path newer = java("99.0.2", "echo newer");
    minica.with("MINICA_NO_ARCHIVE", "1").without("JAVA_HOME");

    assertThat(onPath(newer).text()).isEqualTo("newer\n");
  }

  @Test
  void theNewestJavaIsTakenWhereJavaHomeIsTooOld() throws IOException {
    Path old = java("11.0.2", "echo old");
    Path newer = java("99.0.2", "echo newer");
    minica.with("MINICA_NO_ARCHIVE", "1").with("JAVA_HOME", old.toString());

    assertThat(onPath(newer).text()).isEqualTo("newer\n");
  }

  private Tool.Outcome onPath(Path home) {
    String path = "PATH=" + home.resolve("bin") + ":" + System.getenv("PATH");
    return minica.runBy(List.of("env", path), minica.launcher(), "", "hello");
  }

  /** A Java home of this version whose java is these words of shell. */
  private Path java(String version, String words) throws IOException {
    Path home = Files.createDirectories(folder.resolve("java " + version));
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + words + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    release(home, version);
    return home;
  }

  private static void release(Path home, String version) throws IOException {
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"nobody\"\nJAVA_RUNTIME_VERSION=\"%1$s\"\nJAVA_VERSION=\"%1$s\"\n"
            .formatted(version));
  }
}
