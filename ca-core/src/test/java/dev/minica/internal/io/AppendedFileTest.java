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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines are added to the end, whole, whatever others do or have left. */
class AppendedFileTest {

  @TempDir Path folder;

  @Test
  void aNewFileIsForItsOwnerAlone() throws IOException {
    append("one\n");

    assertThat(path()).hasContent("one\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
        .isEqualTo("rw-------");
  }

  @Test
  void noLineAtAllMakesTheFile() throws IOException {
    new AppendedFile(path()).appendUnsynced(new byte[0]);

    assertThat(path()).isEmptyFile();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
        .isEqualTo("rw-------");
  }

  @Test
  void linesComeAfterWhatIsThere() throws IOException {
    Files.writeString(path(), "theirs\n");

    append("one\n");
    append("two\n");

    assertThat(Files.readString(path())).isEqualTo("theirs\none\ntwo\n");
  }

  @Test
  void aLineThatWasCutOffIsClosedFirst() throws IOException {
    Files.writeString(path(), "whole\nhal");

    append("one\n");

    assertThat(Files.readString(path())).isEqualTo("whole\nhal\none\n");
  }

  @Test
  void anEmptyFileNeedsNoClosing() throws IOException {
    Files.createFile(path());

    append("one\n");

    assertThat(Files.readString(path())).isEqualTo("one\n");
  }

  @Test
  void aModeThatItsOwnerChoseStays() throws IOException {
    Files.createFile(path());
    Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-r-----"));

    append("one\n");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
        .isEqualTo("rw-r-----");
  }

  @Test
  void whatIsNoFileIsNotOpened() throws IOException {
    Files.createDirectory(path());

    assertThatThrownBy(() -> append("one\n"))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FAILED))
        .hasMessage("cannot append to " + path() + ": it is not a regular file");
  }

  @Test
  void linesOfManyThreadsAreAllThereAndWhole() throws Exception {
    int threads = 8;
    int each = 50;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        String letter = Character.toString('a' + thread);
        work.add(
            () -> {
              for (int i = 0; i < each; i++) {
                append(letter.repeat(5_000) + i + "\n");
              }
              return true;
            });
      }
      for (Future<Boolean> done : pool.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      pool.shutdownNow();
    }

    List<String> lines = Files.readAllLines(path());
    lines.removeIf(String::isEmpty); // two may have closed the same line
    List<String> expected =
        IntStream.range(0, threads)
            .mapToObj(thread -> Character.toString('a' + thread).repeat(5_000))
            .flatMap(line -> IntStream.range(0, each).mapToObj(i -> line + i))
            .toList();
    assertThat(lines).containsExactlyInAnyOrderElementsOf(expected);
  }

  private void append(String line) {
    new AppendedFile(path()).append(line.getBytes(StandardCharsets.UTF_8));
  }

  private Path path() {
    return folder.resolve("log");
  }
}
