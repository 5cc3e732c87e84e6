package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fixture generate} on a file system of 128 KiB, which only root may mount. */
class FixtureDiskTest {

  @TempDir Path world;
  private Path small;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    small = Files.createDirectory(world.resolve("small"));
    mounted = runs("mount", "-t", "tmpfs", "-o", "size=128k", "none", small.toString());
    assumeTrue(mounted, "may not mount a small file system here");
    describe("[localhost]");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(runs("umount", small.toString())).isTrue();
    }
  }

  private void describe(String names) throws IOException {
    Files.writeString(
        world.resolve("set.yaml"),
        "name: set\nauthorities: [{id: root}]\n"
            + "certificates: [{id: web, issuer: root, names: "
            + names
            + ", formats: [p12]}]\n");
  }

  private Ran generate(String... more) {
    String[] line = {"fixture", "generate", "set.yaml", "--out", "small/set"};
    return new Cli()
        .in(world)
        .run(Stream.of(line, more).flatMap(Stream::of).toArray(String[]::new));
  }

  @Test
  void onAFullDiskANewFolderIsNotThere() throws IOException {
    fill();

    assertFails(generate(), "No space left on device");

    assertThat(small.resolve("set")).doesNotExist();
    assertThat(contents()).containsOnlyKeys("ballast");
    Files.delete(small.resolve("ballast"));
    assertThat(generate().exit()).isZero();
  }

  @Test
  void onAFullDiskTheOldSetStays() throws IOException {
    assertThat(generate().exit()).isZero();
    describe("[other.example]");
    Map<String, String> before = contents();
    fill();

    assertFails(generate(), "No space left on device");

    Files.delete(small.resolve("ballast"));
    assertThat(contents()).isEqualTo(before);
    assertThat(generate().out()).contains("1 made, 1 kept in");
  }

  @Test
  void whereNothingCanBeWrittenASetCanBeCheckedAndIsNotMade() throws Exception {
    assertThat(generate().exit()).isZero();
    assertThat(runs("mount", "-o", "remount,ro", small.toString())).isTrue();
    Map<String, String> before = contents();

    assertThat(generate("--check").exit()).isZero();
    assertThat(generate().exit()).as("it is as it should be").isZero();
    describe("[other.example]");
    assertThat(generate("--check").exit()).isEqualTo(1);
    assertFails(generate(), "Read-only file system");
    assertFails(
        new Cli().in(world).run("fixture", "generate", "set.yaml", "--out", "small/a/b"),
        "Read-only file system");

    assertThat(contents()).isEqualTo(before);
  }

  private static void assertFails(Ran ran, String reason) {
    assertThat(ran.exit()).as(ran.err()).isEqualTo(7);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("minica: error: cannot ").endsWith(": " + reason + "\n");
    assertThat(ran.err().lines()).hasSize(1);
  }

  private void fill() {
    assertThatThrownBy(() -> Files.write(small.resolve("ballast"), new byte[1 << 20]))
        .isInstanceOf(IOException.class);
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(small)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            small.relativize(file).toString(),
            Files.getAttribute(file, "unix:ino") + " " + Files.getLastModifiedTime(file));
      }
    }
    return contents;
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
