package dev.minica.tls.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.tls.wire.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key log that several write and others read meanwhile. */
class KeyLogFileTest {

  private static final String RANDOM = "00".repeat(32);
  private static final KeyLog LINE =
      new KeyLog(
          List.of(new KeyLogEntry("EXPORTER_SECRET", Octets.ofHex(RANDOM), Octets.ofHex("0102"))));
  private static final String TEXT = "EXPORTER_SECRET " + RANDOM + " 0102\n";

  @TempDir Path folder;

  @Test
  void itIsThereForItsOwnerAloneBeforeItsFirstLine() throws IOException {
    KeyLogFile.open(path());

    assertThat(path()).isEmptyFile();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
        .isEqualTo("rw-------");
  }

  @Test
  void whatOthersWroteStays() throws IOException {
    Files.writeString(path(), "# theirs\n");

    KeyLogFile.open(path()).append(LINE);

    assertThat(path()).hasContent("# theirs\n" + TEXT);
  }

  @Test
  void aLogThatIsTakenAwayBeginsAnew() throws IOException {
    KeyLogFile file = KeyLogFile.open(path());
    file.append(LINE);
    Files.delete(path());

    file.append(LINE);

    assertThat(path()).hasContent(TEXT);
  }

  @Test
  void manyAtOnceDoNotMix() throws IOException {
    KeyLogFile file = KeyLogFile.open(path());

    IntStream.range(0, 1000).parallel().forEach(i -> file.append(LINE));

    assertThat(path()).hasContent(TEXT.repeat(1000));
  }

  @Test
  void whatCannotBeWrittenIsRefusedAtOnce() {
    assertThatThrownBy(() -> KeyLogFile.open(folder.resolve("missing/keys.log")))
        .isInstanceOf(MinicaException.class);
    assertThatThrownBy(() -> KeyLogFile.open(folder)).isInstanceOf(MinicaException.class);
  }

  private Path path() {
    return folder.resolve("keys.log");
  }
}
