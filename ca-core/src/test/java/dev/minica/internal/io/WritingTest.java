package dev.minica.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritingTest {

  private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path root;
  private StateDirectory state;
  private Writing writing;

  @BeforeEach
  void beginWriting() {
    state = new StateDirectory(root, new Disk(new SecureRandom()));
    writing = state.beginWriting();
  }

  @AfterEach
  void noTemporaryFileIsLeft() {
    writing.close();
    assertThat(root.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void createsAFileOnce() {
    Path file = root.resolve("f");

    assertThat(writing.createOnce(file, OLD, Access.SECRET)).isTrue();
    assertThat(writing.createOnce(file, NEW, Access.SECRET)).isFalse();

    assertThat(file).hasBinaryContent(OLD);
  }

  @Test
  void createsEmptyAndLargeFiles() {
    byte[] large = new byte[3_000_000];
    large[large.length - 1] = 7;

    assertThat(writing.createOnce(root.resolve("empty"), new byte[0], Access.PUBLIC)).isTrue();
    assertThat(writing.createOnce(root.resolve("large"), large, Access.PUBLIC)).isTrue();

    assertThat(root.resolve("empty")).isEmptyFile();
    assertThat(root.resolve("large")).hasBinaryContent(large);
  }

  @Test
  void takesADanglingLinkForAFileThatExists() throws IOException {
    Path elsewhere = root.resolve("elsewhere");
    Path file = Files.createSymbolicLink(root.resolve("f"), elsewhere);

    assertThat(writing.createOnce(file, NEW, Access.SECRET)).isFalse();

    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void replacesAFileAndNotWhatALinkLeadsTo() throws IOException {
    Path elsewhere = Files.write(root.resolve("elsewhere"), OLD);
    Path file = Files.createSymbolicLink(root.resolve("f"), elsewhere);

    writing.replace(file, NEW, Access.PUBLIC);

    assertThat(elsewhere).hasBinaryContent(OLD);
    assertThat(file).isRegularFile().hasBinaryContent(NEW);
    assertThat(Files.isSymbolicLink(file)).isFalse();
  }

  @Test
  void givesASecretToItsOwnerAlone() throws IOException {
    Path file = root.resolve("key");

    writing.createOnce(file, NEW, Access.SECRET);

    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  @Test
  void makesDirectoriesForTheOwnerAlone() throws IOException {
    writing.createDirectory(root.resolve("d"));
    writing.createDirectory(root.resolve("d"));

    assertThat(permissions(root.resolve("d"))).isEqualTo("rwx------");
    assertThat(permissions(root.resolve("tmp"))).isEqualTo("rwx------");
    assertThat(permissions(root.resolve("lock"))).isEqualTo("rw-------");
  }

  @Test
  void saysInOneLineWhatCouldNotBeWritten() {
    Path file = root.resolve("absent/f");

    assertThatThrownBy(() -> writing.createOnce(file, NEW, Access.PUBLIC))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FAILED))
        .hasMessage("cannot write " + file + ": no such file or directory");
    assertThatThrownBy(() -> writing.replace(file, NEW, Access.PUBLIC))
        .hasMessage("cannot write " + file + ": no such file or directory");
  }

  @Test
  void saysThatAFileIsInTheWayOfADirectory() throws IOException {
    Path file = Files.createFile(root.resolve("f"));

    assertThatThrownBy(() -> writing.createDirectory(file))
        .hasMessage("cannot create the directory " + file + ": it exists already");
  }

  @Test
  void writesAgainWhatASweeperTookAway() throws IOException {
    Path file = root.resolve("f");
    boolean[] taken = new boolean[1];

    state
        .disk()
        .publish(
            root.resolve("tmp"),
            NEW,
            Access.PUBLIC,
            temporary -> {
              if (!taken[0]) {
                Files.delete(temporary);
                taken[0] = true;
              }
              Files.createLink(file, temporary);
            });

    assertThat(file).hasBinaryContent(NEW);
  }

  @Test
  void drawsAnotherNameWhenOneIsTaken() throws IOException {
    Path tmp = root.resolve("tmp");
    Files.createFile(tmp.resolve(".minica-" + "00".repeat(8)));
    byte[][] draws = {new byte[8], new byte[] {1, 1, 1, 1, 1, 1, 1, 1}};
    Disk scripted = new Disk(new ScriptedRandom(draws));

    scripted.publish(tmp, NEW, Access.PUBLIC, t -> Files.createLink(root.resolve("f"), t));

    assertThat(root.resolve("f")).hasBinaryContent(NEW);
    Files.delete(tmp.resolve(".minica-" + "00".repeat(8)));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  /** Yields the octets it was given, in order. */
  private static final class ScriptedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final transient List<byte[]> draws;
    private int next;

    ScriptedRandom(byte[]... draws) {
      this.draws = List.of(draws);
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(draws.get(next++), 0, bytes, 0, bytes.length);
    }
  }
}
