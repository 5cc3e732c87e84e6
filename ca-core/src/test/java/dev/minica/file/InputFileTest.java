package dev.minica.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.Pem;
import dev.minica.inspection.Inspection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.io.input.BrokenInputStream;
import org.apache.commons.io.input.InfiniteCircularInputStream;
import org.junit.jupiter.api.Test;

class InputFileTest {

  @Test
  void standardInputIsReadToItsEnd() {
    byte[] text = "text".getBytes(StandardCharsets.US_ASCII);

    assertThat(InputFile.standardInput(new ByteArrayInputStream(text)).read()).isEqualTo(text);
  }

  @Test
  void standardInputWithoutEndIsRefusedAtTheBound() {
    InputStream endless = new InfiniteCircularInputStream(new byte[] {'a'});

    assertThatThrownBy(() -> InputFile.standardInput(endless).read())
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT))
        .hasMessage(
            "cannot read standard input: it has more than the "
                + Pem.MAX_OCTETS
                + " octets allowed here");
  }

  @Test
  void standardInputThatFailsIsAFailure() {
    InputStream broken = new BrokenInputStream(() -> new IOException("gone"));

    assertThatThrownBy(() -> InputFile.standardInput(broken).read())
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FAILED))
        .hasMessage("cannot read standard input: gone");
  }

  @Test
  void whatIsWrongIsSaidOfTheFileByName() {
    ByteArrayInputStream empty = new ByteArrayInputStream(new byte[0]);

    Inspection inspection = new Inspection(Instant.EPOCH, Optional.empty());
    assertThatThrownBy(() -> InputFile.standardInput(empty).findings(inspection))
        .hasMessage("standard input: it is empty");
    assertThatThrownBy(() -> new InputFile(Path.of("no such \u001b file")).certificates())
        .hasMessage("cannot read no such \\u{1b} file: no such file or directory");
  }
}
