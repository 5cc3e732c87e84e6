package dev.minica.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateCreationTest {

  @TempDir Path directory;

  @Test
  void makesWhatIsMissingAboveAndKeepsOthersOut() throws IOException {
    Path root = directory.resolve("a/b/ca");

    try (StateCreation creation = state(root).create(List.of("certs"))) {
      creation.keep();
    }

    assertThat(permissions(root)).isEqualTo("rwx------");
    assertThat(permissions(root.resolve("certs"))).isEqualTo("rwx------");
  }

  @Test
  void leavesNoTraceUnlessItIsKept() {
    Path root = directory.resolve("a/b/ca");
    StateDirectory state = state(root);

    StateCreation creation = state.create(List.of("certs"));
    state.beginWriting().close();
    assertThat(root.resolve("lock")).exists();
    creation.close();

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void leavesWhatHasContent() {
    Path root = directory.resolve("ca");
    StateDirectory state = state(root);

    StateCreation creation = state.create(List.of("certs"));
    try (Writing writing = state.beginWriting()) {
      writing.createOnce(root.resolve("root.key"), new byte[1], Access.SECRET);
    }
    creation.close();

    assertThat(root.resolve("root.key")).exists();
    assertThat(root.resolve("lock")).exists();
  }

  @Test
  void closesAnEmptyDirectoryAndOpensItAgainUnlessItIsKept() throws IOException {
    Path root = Files.createDirectory(directory.resolve("ca"));
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));

    StateCreation creation = state(root).create(List.of("certs"));
    assertThat(permissions(root)).isEqualTo("rwx------");
    creation.close();

    assertThat(permissions(root)).isEqualTo("rwxr-xr-x");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void leavesTheFilesOfADirectoryThatOthersCannotEnter() throws IOException {
    Path root = Files.createDirectory(directory.resolve("home"));
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    Files.createFile(root.resolve("mine"));

    try (StateCreation creation = state(root).create(List.of("certs"))) {
      creation.keep();
    }

    assertThat(root.resolve("mine")).exists();
  }

  @Test
  void refusesADirectoryWithFilesThatOthersCanEnter() throws IOException {
    Path root = Files.createDirectory(directory.resolve("home"));
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createFile(root.resolve("mine"));

    assertThatThrownBy(() -> state(root).create(List.of("certs")))
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(MinicaException.Kind.UNUSABLE_CA);
              assertThat(e.hint().orElse("")).startsWith("chmod 700 " + root);
            });
    assertThat(permissions(root)).isEqualTo("rwxr-xr-x");
    assertThat(root.resolve("certs")).doesNotExist();
  }

  @Test
  void saysWhatIsInTheWay() throws IOException {
    Path file = Files.createFile(directory.resolve("f"));

    assertThatThrownBy(() -> state(file).create(List.of()))
        .hasMessage(file + " exists and is not a directory");
    assertThatThrownBy(() -> state(file.resolve("ca")).create(List.of()))
        .hasMessageStartingWith("cannot create the directory " + file + "/ca: ");
    assertThat(file).isEmptyFile();
  }

  private static StateDirectory state(Path root) {
    return new StateDirectory(root, new Disk(new SecureRandom()));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
