package dev.minica.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskTest {

  private final Disk disk = new Disk(new SecureRandom());

  @TempDir Path directory;

  @Test
  void readsUpToTheBound() throws IOException {
    Path file = Files.write(directory.resolve("f"), new byte[] {1, 2, 3});

    assertThat(disk.read(file, 3)).containsExactly(1, 2, 3);
    assertThat(disk.readIfPresent(file, 3)).contains(new byte[] {1, 2, 3});
  }

  @Test
  void refusesOneOctetMore() throws IOException {
    Path file = Files.write(directory.resolve("f"), new byte[4]);

    assertBadInput(file, 3, "it has more than the 3 octets allowed here");
  }

  @Test
  void refusesTwoGibibytesWithoutReadingThem() throws IOException {
    Path file = directory.resolve("huge");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 31);
    }

    assertBadInput(file, 1 << 20, "it has more than the 1048576 octets allowed here");
  }

  @Test
  void boundsAFileThatSaysItIsEmpty() {
    Path file = Path.of("/proc/self/maps");
    assumeTrue(Files.isReadable(file), "no /proc here");

    assertBadInput(file, 100, "it has more than the 100 octets allowed here");
  }

  @Test
  void refusesADirectory() {
    assertBadInput(directory, 100, "it is a directory");
  }

  @Test
  void doesNotWaitForTheWriterOfAFifo() throws Exception {
    Path fifo = directory.resolve("fifo");
    assumeTrue(
        new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor() == 0, "no mkfifo here");

    assertBadInput(fifo, 100, "it is not a regular file");
  }

  @Test
  void refusesADevice() {
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device), "no /dev/zero here");

    assertBadInput(device, 100, "it is not a regular file");
  }

  @Test
  void tellsAnAbsentFileFromAnUnreadableOne() throws IOException {
    Path absent = directory.resolve("absent");

    assertBadInput(absent, 100, "no such file or directory");
    assertThat(disk.readIfPresent(absent, 100)).isEmpty();
    Files.createSymbolicLink(directory.resolve("dangling"), absent);
    assertThatThrownBy(() -> disk.readIfPresent(directory.resolve("dangling"), 100))
        .hasMessageEndingWith("no such file or directory");
  }

  @Test
  void escapesThePathInMessages() {
    assertThatThrownBy(() -> disk.read(directory.resolve("a\u001b[2Jb"), 100))
        .hasMessageContaining("/a\\u{1b}[2Jb: no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
  void acceptsAKeyFileOfItsOwnerAlone(String permissions) throws IOException {
    disk.requirePrivate(fileWith(permissions));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
  void refusesAKeyFileThatOthersHaveAccessTo(String permissions) throws IOException {
    Path file = fileWith(permissions);

    assertThatThrownBy(() -> disk.requirePrivate(file))
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.UNUSABLE_CA);
              assertThat(e.hint()).contains("chmod 600 " + file);
            })
        .hasMessage("others than its owner have access to " + file);
  }

  @Test
  void looksAtTheFileThatALinkLeadsTo() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("l"), fileWith("rw-r--r--"));

    assertThatThrownBy(() -> disk.requirePrivate(link)).hasMessageContaining("have access to");
  }

  private Path fileWith(String permissions) throws IOException {
    Path file = Files.createFile(directory.resolve("key"));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private void assertBadInput(Path file, int maximum, String reason) {
    assertThatThrownBy(() -> disk.read(file, maximum))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT))
        .hasMessage("cannot read " + file + ": " + reason);
  }
}
