package dev.minica.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is replaced as a whole, by one at a time, and stays who may read it. */
class ReplacedFileTest {

  @TempDir Path folder;
  private Path path;
  private ReplacedFile file;

  @BeforeEach
  void nameTheFile() {
    path = folder.resolve("file");
    file = new ReplacedFile(path, 1 << 16);
  }

  @Test
  void aNewFileIsForItsOwnerAlone() throws IOException {
    file.create(octets("new"), false);

    assertThat(path).hasContent("new");
    assertThat(mode(path)).isEqualTo("rw-------");
    assertNothingElse();
  }

  @Test
  void missingDirectoriesAreMadeAndStayOnlyWithTheFile() throws IOException {
    Path deep = folder.resolve("a/b/file");
    new ReplacedFile(deep, 100).create(octets("new"), false);
    assertThat(deep).hasContent("new");

    Path longName = folder.resolve("c/d").resolve("x".repeat(300));
    assertThatThrownBy(() -> new ReplacedFile(longName, 100).create(octets("new"), false))
        .isInstanceOf(MinicaException.class);
    assertThat(folder.resolve("c")).doesNotExist();
  }

  @Test
  void whatIsThereIsReplacedOnlyIfThatIsWanted() throws IOException {
    Files.writeString(path, "old");

    assertFails(Kind.CONFLICT, () -> file.create(octets("new"), false));
    assertThat(path).hasContent("old");
    file.create(octets("new"), true);
    assertThat(path).hasContent("new");
    assertNothingElse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-r-----", "rw-rw-r--", "r--------"})
  void aChangeKeepsTheMode(String mode) throws IOException {
    Files.writeString(path, "old");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));

    file.change(content -> octets(text(content) + " and new"));

    assertThat(path).hasContent("old and new");
    assertThat(mode(path)).isEqualTo(mode);
    assertNothingElse();
  }

  @Test
  void aChangeKeepsOwnerAndGroup() throws IOException {
    Files.writeString(path, "old");
    Assumptions.assumeTrue(
        Files.getAttribute(path, "unix:uid").equals(0), "skipped: only root gives files away");
    Files.setAttribute(path, "unix:uid", 12_345);
    Files.setAttribute(path, "unix:gid", 23_456);

    file.change(content -> octets("new"));

    assertThat(path).hasContent("new");
    assertThat(Files.readAttributes(path, "unix:uid,gid"))
        .isEqualTo(Map.of("uid", 12_345, "gid", 23_456));
  }

  @Test
  void aChangeGoesThroughALinkAndLeavesIt() throws IOException {
    Path real = Files.createDirectory(folder.resolve("elsewhere")).resolve("real");
    Files.writeString(real, "old");
    Files.createSymbolicLink(path, Path.of("elsewhere/real"));

    file.change(content -> octets("new"));

    assertThat(path).isSymbolicLink().hasContent("new");
    assertThat(Files.isSymbolicLink(real)).isFalse();
    assertThat(names(real.getParent())).containsExactly("real");
    assertNothingElse("elsewhere");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone/real", "gone", "file"})
  void aLinkThatLeadsNowhereIsNotReplaced(String target) throws IOException {
    Files.createSymbolicLink(path, Path.of(target));

    assertFails(Kind.CONFLICT, () -> file.create(octets("new"), true));
    assertFails(Kind.CONFLICT, () -> file.create(octets("new"), false));
    assertThat(Files.readSymbolicLink(path)).isEqualTo(Path.of(target));
    assertNothingElse();
  }

  @Test
  void whatTheEditThrowsLeavesTheFileAsItWas() throws IOException {
    Files.writeString(path, "old");

    assertFails(
        Kind.CONFLICT,
        () ->
            file.change(
                content -> {
                  throw new MinicaException(Kind.CONFLICT, "no");
                }));
    assertThat(path).hasContent("old");
    assertNothingElse();
  }

  @Test
  void anEditThatChangesNothingWritesNothing() throws IOException {
    Files.writeString(path, "old");
    Object before = Files.getAttribute(path, "unix:ino");

    file.change(content -> content);

    assertThat(Files.getAttribute(path, "unix:ino")).isEqualTo(before);
    assertNothingElse();
  }

  @Test
  void whatAKilledProcessLeftIsSwept() throws IOException {
    Files.writeString(path, "old");
    Path lock = lock();
    Files.writeString(lock, "");
    Files.writeString(folder.resolve(lock.getFileName() + ".new"), "half of i");

    file.change(content -> octets("new"));

    assertThat(path).hasContent("new");
    assertNothingElse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "folder", "large"})
  void whatIsNoFileOrTooLargeIsRefused(String what) throws IOException {
    Files.createDirectory(folder.resolve("folder"));
    Files.write(folder.resolve("large"), new byte[101]);
    ReplacedFile bad = new ReplacedFile(folder.resolve(what), 100);

    assertFails(Kind.BAD_INPUT, () -> bad.change(content -> content));
    assertThat(names(folder)).containsExactly("folder", "large");
  }

  @Test
  void aLockThatIsNotOursIsNamed() throws IOException {
    Files.writeString(path, "old");
    Path lock = lock();
    Files.createSymbolicLink(lock, Path.of("elsewhere"));

    assertThatThrownBy(() -> file.change(content -> octets("new")))
        .hasMessageStartingWith("cannot lock " + lock + ": ")
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FAILED));
    assertThat(path).hasContent("old");
  }

  @Test
  void whatIsInTheWayOfTheNewContentIsNamed() throws IOException {
    Files.writeString(path, "old");
    Path staged = folder.resolve(lock().getFileName() + ".new");
    Files.createDirectories(staged.resolve("full"));

    assertThatThrownBy(() -> file.change(content -> octets("new")))
        .hasMessageStartingWith("cannot write " + staged + ": ");
    assertThat(path).hasContent("old");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Files.writeString(path, "old");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      Assumptions.assumeFalse(Files.isWritable(folder), "skipped: root writes everywhere");

      assertThatThrownBy(() -> file.change(content -> octets("new")))
          .hasMessage("cannot write in " + folder + ": permission denied");
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** The lock on the file, which is there during a change. */
  private Path lock() {
    List<String> besides = new ArrayList<>();
    file.change(
        content -> {
          besides.addAll(names(folder));
          return content;
        });
    return folder.resolve(
        besides.stream().filter(name -> !name.equals("file")).findFirst().orElseThrow());
  }

  @Test
  void threadsLoseNoChange() throws Exception {
    Files.writeString(path, "");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> changes = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        changes.add(
            () -> {
              file.change(content -> octets(text(content) + "x"));
              return true;
            });
      }
      for (Future<Boolean> change : threads.invokeAll(changes)) {
        change.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(path).hasContent("x".repeat(80));
    assertNothingElse();
  }

  private void assertNothingElse(String... others) {
    List<String> expected = new ArrayList<>(List.of(others));
    expected.add("file");
    assertThat(names(folder)).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static void assertFails(Kind kind, Runnable step) {
    assertThatThrownBy(step::run)
        .isInstanceOfSatisfying(MinicaException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private static List<String> names(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }
}
