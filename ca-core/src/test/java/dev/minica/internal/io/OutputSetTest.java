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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputSetTest {

  private static final List<OutputFile> FILES =
      List.of(file("cert.pem", Access.PUBLIC), file("key.pem", Access.SECRET));

  private final Disk disk = new Disk(new SecureRandom());
  @TempDir Path temporary;
  private Path home;
  private StateDirectory state;

  @BeforeEach
  void makeDirectories() throws IOException {
    home = Files.createDirectory(temporary.resolve("home"));
    state = new StateDirectory(Files.createDirectory(temporary.resolve("ca")), disk);
  }

  @Test
  void appearsWithANewDirectory() throws IOException {
    Path out = home.resolve("a/b/server.example");

    try (Writing writing = state.beginWriting();
        OutputSet set = writing.stage(out, FILES, false)) {
      assertThat(out).doesNotExist();
      set.commit();
    }

    assertThat(contents(out)).containsExactly("cert.pem: new", "key.pem: new");
    assertThat(permissions(out.resolve("key.pem"))).isEqualTo("rw-------");
    assertNothingElseIsLeft(out.getParent(), out);
  }

  @Test
  void appearsAmongOtherFiles() throws IOException {
    Files.writeString(home.resolve("mine"), "mine");

    try (Writing writing = state.beginWriting();
        OutputSet set = writing.stage(home, FILES, false)) {
      assertThat(contents(home)).containsExactly("mine: mine");
      set.commit();
    }

    assertThat(contents(home)).containsExactly("cert.pem: new", "key.pem: new", "mine: mine");
    assertNothingElseIsLeft(home, home.resolve("cert.pem"), home.resolve("key.pem"), mine());
  }

  @Test
  void replacesAfterWhoeverReplacesNow() throws Exception {
    Thread second = new Thread(this::replaceAll);
    try (Writing writing = state.beginWriting();
        OutputSet set = writing.stage(home, FILES, true)) {
      second.start();
      awaitThatItWaits(second);
      assertThat(home.resolve("cert.pem")).doesNotExist();
      set.commit();
    }
    second.join();

    assertThat(contents(home)).containsExactly("cert.pem: new", "key.pem: new");
  }

  private void replaceAll() {
    try (Writing writing = state.beginWriting();
        OutputSet set = writing.stage(home, FILES, true)) {
      set.commit();
    }
  }

  private static void awaitThatItWaits(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      assertThat(thread.getState()).isNotEqualTo(Thread.State.TERMINATED);
      Thread.onSpinWait();
    }
  }

  @Test
  void leavesNothingUnlessItIsCommitted() {
    try (Writing writing = state.beginWriting()) {
      writing.stage(home.resolve("a/b/c"), FILES, false).close();
      writing.stage(home, FILES, true).close();
    }

    assertThat(home).isEmptyDirectory();
    assertThat(state.staging()).isEmptyDirectory();
  }

  @Test
  void needsNoStateDirectory() throws IOException {
    try (OutputSet set = disk.stage(home.resolve("out"), FILES, false)) {
      set.commit();
    }

    assertThat(contents(home.resolve("out"))).containsExactly("cert.pem: new", "key.pem: new");
  }

  @Test
  void refusesBeforehandWhatExists() throws IOException {
    Path key = Files.writeString(home.resolve("key.pem"), "old");

    assertConflict(() -> disk.stage(home, FILES, false), key + " exists already");
    assertConflict(
        () -> disk.requireFree(home, List.of("cert.pem", "key.pem"), false),
        key + " exists already");
    disk.requireFree(home, List.of("cert.pem", "key.pem"), true);
    assertNothingElseIsLeft(home, key);
  }

  @Test
  void refusesAFileInThePlaceOfTheDirectory() throws IOException {
    Path file = Files.createFile(home.resolve("f"));
    Path dangling = Files.createSymbolicLink(home.resolve("l"), home.resolve("absent"));

    assertConflict(() -> disk.stage(file, FILES, true), file + " exists and is not a directory");
    assertConflict(
        () -> disk.stage(dangling, FILES, true), dangling + " exists and is not a directory");
  }

  @Test
  void replacesFilesOnlyWhereAsked() throws IOException {
    Files.writeString(home.resolve("key.pem"), "old");
    Files.writeString(home.resolve("mine"), "mine");

    try (OutputSet set = disk.stage(home, FILES, true)) {
      set.commit();
    }

    assertThat(contents(home)).containsExactly("cert.pem: new", "key.pem: new", "mine: mine");
    assertNothingElseIsLeft(home, home.resolve("cert.pem"), home.resolve("key.pem"), mine());
  }

  @Test
  void givesAReplacedFileItsNewMode() throws IOException {
    Path key = Files.writeString(home.resolve("key.pem"), "old");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-rw-rw-"));

    try (OutputSet set = disk.stage(home, FILES, true)) {
      set.commit();
    }

    assertThat(permissions(key)).isEqualTo("rw-------");
  }

  @Test
  void replacesALinkAndNotWhatItLeadsTo() throws IOException {
    Path elsewhere = Files.writeString(home.resolve("elsewhere"), "old");
    Files.createSymbolicLink(home.resolve("key.pem"), elsewhere);

    try (OutputSet set = disk.stage(home, FILES, true)) {
      set.commit();
    }

    assertThat(elsewhere).hasContent("old");
    assertThat(home.resolve("key.pem")).hasContent("new");
    assertThat(Files.isSymbolicLink(home.resolve("key.pem"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesBackAllWhenOneNameIsTakenMeanwhile(boolean replace) throws IOException {
    if (replace) {
      Files.writeString(home.resolve("cert.pem"), "old");
    }
    try (Writing writing = state.beginWriting();
        OutputSet set = writing.stage(home, FILES, replace)) {
      Files.createDirectory(home.resolve("key.pem"));

      assertThatThrownBy(set::commit)
          .hasMessageContaining(home.resolve("key.pem").toString())
          .hasMessageNotContaining("could not be put back");
    }

    Files.delete(home.resolve("key.pem"));
    assertThat(contents(home)).isEqualTo(replace ? List.of("cert.pem: old") : List.of());
    assertThat(state.staging()).isEmptyDirectory();
  }

  @Test
  void doesNotReplaceADirectoryThatAppearsMeanwhile() throws IOException {
    Path out = home.resolve("out");
    try (OutputSet set = disk.stage(out, FILES, true)) {
      Files.createDirectory(out);
      Files.writeString(out.resolve("mine"), "mine");

      assertConflict(set::commit, out + " exists already");
    }

    assertThat(contents(out)).containsExactly("mine: mine");
    assertNothingElseIsLeft(home, out);
  }

  @Test
  void keepsTheModeOfADirectoryThatIsThere() throws IOException {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwx---"));

    try (OutputSet set = disk.stage(home, FILES, false)) {
      set.commit();
    }

    assertThat(permissions(home)).isEqualTo("rwxrwx---");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../x", "a/b", "a\\b", "a\0b", "/etc/passwd"})
  void takesPlainNamesOnly(String name) {
    assertThatThrownBy(() -> file(name, Access.PUBLIC))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static OutputFile file(String name, Access access) {
    return new OutputFile(name, "new".getBytes(StandardCharsets.UTF_8), access);
  }

  private Path mine() {
    return home.resolve("mine");
  }

  /** The plain files of a directory, by name, with what they hold. */
  private static List<String> contents(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(Files::isRegularFile).sorted().map(OutputSetTest::content).toList();
    }
  }

  private static String content(Path file) {
    return file.getFileName()
        + ": "
        + new String(new Disk(new SecureRandom()).read(file, 9), StandardCharsets.UTF_8);
  }

  private void assertNothingElseIsLeft(Path directory, Path... expected) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      assertThat(entries).containsExactlyInAnyOrder(expected);
    }
    if (Files.exists(state.staging())) {
      assertThat(state.staging()).isEmptyDirectory();
    }
  }

  private static void assertConflict(Runnable action, String message) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT))
        .hasMessage(message);
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
