package dev.minica.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.cli.FakeTerminal;
import dev.minica.cli.output.Presentation.Color;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutputTest {

  private static final Result ANSWER =
      new Result() {
        @Override
        public void writeTo(TextWriter text) {
          text.line(Style.GOOD, "ok", "");
        }

        @Override
        public Json toJson() {
          return Json.object().put("ok", true).build();
        }
      };

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void theResultGoesToStdoutAndTalkToStderr() {
    Output output = output(FakeTerminal.absent(), Map.of(), with(false, false, Color.AUTO));
    output.say("making a key");
    output.warn("it is old");
    output.show(ANSWER);
    assertThat(out).hasToString("ok\n");
    assertThat(err).hasToString("making a key\nminica: warning: it is old\n");
  }

  @Test
  void quietLeavesTheResultAndErrors() {
    Output output = output(FakeTerminal.absent(), Map.of(), with(false, true, Color.AUTO));
    output.say("making a key");
    output.warn("it is old");
    output.show(ANSWER);
    output.fail(ExitCode.BUSY, "the CA is locked", Optional.of("try again"));
    assertThat(out).hasToString("ok\n");
    assertThat(err).hasToString("minica: error: the CA is locked\nminica: hint: try again\n");
  }

  @Test
  void jsonIsOneDocumentOnEachStream() {
    Output output = output(FakeTerminal.absent(), Map.of(), with(true, false, Color.AUTO));
    output.say("making a key");
    output.show(ANSWER);
    output.fail(ExitCode.BUSY, "the CA is locked", Optional.empty());
    assertThat(out).hasToString("{\n  \"ok\": true\n}\n");
    assertThat(err)
        .hasToString(
            "{\n  \"error\": {\n    \"code\": 8,\n    \"message\": \"the CA is locked\"\n  }\n}\n");
  }

  /** A process that is killed must not leave the half of a document. */
  @Test
  void aShortDocumentIsOneWrite() {
    List<Integer> writes = new ArrayList<>();
    Output output =
        new Output(
            new PrintStream(counting(writes), true),
            new PrintStream(counting(writes), true),
            StandardCharsets.UTF_8,
            FakeTerminal.absent(),
            Map.of(),
            with(true, false, Color.AUTO));

    output.show(words(100));
    output.fail(ExitCode.BUSY, "the CA is locked", Optional.of("try again"));

    assertThat(writes).hasSize(2);
  }

  @Test
  void aLongOneGoesOutPieceByPieceAndWhole() {
    List<Integer> writes = new ArrayList<>();
    new Output(
            new PrintStream(counting(writes), true),
            new PrintStream(err),
            StandardCharsets.UTF_8,
            FakeTerminal.absent(),
            Map.of(),
            with(true, false, Color.AUTO))
        .show(words(100_000));
    output(FakeTerminal.absent(), Map.of(), with(true, false, Color.AUTO)).show(words(100_000));

    assertThat(writes).hasSizeGreaterThan(100).allMatch(size -> size <= 8192);
    assertThat(writes.stream().mapToInt(size -> size).sum()).isEqualTo(out.size());
    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("99999\"\n]\n");
  }

  private static Result words(int count) {
    return new Result() {
      @Override
      public void writeTo(TextWriter text) {
        throw new AssertionError("JSON was asked for");
      }

      @Override
      public Json toJson() {
        return Json.strings(IntStream.range(0, count).mapToObj(Integer::toString).toList());
      }
    };
  }

  private static OutputStream counting(List<Integer> writes) {
    return new OutputStream() {
      @Override
      public void write(int octet) {
        writes.add(1);
      }

      @Override
      public void write(byte[] octets, int offset, int length) {
        writes.add(length);
      }
    };
  }

  @Test
  void aRunHasOneResult() {
    Output output = output(FakeTerminal.absent(), Map.of(), with(false, false, Color.AUTO));
    output.show(ANSWER);
    assertThatThrownBy(() -> output.show(ANSWER)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void colorsAreForTerminals() {
    output(FakeTerminal.typing(), Map.of(), with(false, false, Color.AUTO)).show(ANSWER);
    assertThat(out).hasToString("\u001b[32mok\u001b[0m\n");
  }

  @Test
  void noColorSwitchesThemOff() {
    output(FakeTerminal.typing(), Map.of("NO_COLOR", "1"), with(false, false, Color.AUTO))
        .show(ANSWER);
    assertThat(out).hasToString("ok\n");
  }

  @Test
  void theOptionGoesBeforeTheVariable() {
    output(FakeTerminal.absent(), Map.of("NO_COLOR", "1"), with(false, false, Color.ALWAYS))
        .show(ANSWER);
    assertThat(out).hasToString("\u001b[32mok\u001b[0m\n");
  }

  @Test
  void neverIsNeverEvenOnATerminal() {
    output(FakeTerminal.typing(), Map.of(), with(false, false, Color.NEVER)).show(ANSWER);
    assertThat(out).hasToString("ok\n");
  }

  private Output output(
      Terminal terminal, Map<String, String> variables, Presentation presentation) {
    return new Output(
        new PrintStream(out),
        new PrintStream(err),
        StandardCharsets.UTF_8,
        terminal,
        variables,
        presentation);
  }

  private static Presentation with(boolean json, boolean quiet, Color color) {
    return new Presentation(json, quiet, color, false);
  }
}
