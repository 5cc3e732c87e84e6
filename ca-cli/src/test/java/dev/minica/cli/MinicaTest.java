package dev.minica.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli.Ran;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinicaTest {

  private final Cli cli = new Cli();

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void versionIsOneLine(String option) {
    Ran ran = cli.run(option);
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).matches("minica \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void versionIsJsonWhenAskedFor() {
    Ran ran = cli.run("--json", "--version");
    assertThat(ran.out()).matches("\\{\n {2}\"version\": \"[^\"]+\"\n}\n");
  }

  @Test
  void helpIsAResultWhenAskedForAndTalkWhenNot() {
    Ran asked = cli.run("--help");
    Ran notAsked = cli.run();
    assertThat(asked.exit()).isZero();
    assertThat(notAsked.exit()).isEqualTo(2);
    assertThat(notAsked.out()).isEmpty();
    assertThat(notAsked.err()).isEqualTo(asked.out()).startsWith("Usage: minica ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "complet bash|'complet' is no command of minica|did you mean 'minica completion'?",
        "xyzzy|'xyzzy' is no command of minica|'minica --help' lists the commands",
        "-- help|'help' is one argument too many for 'minica'|'minica --help' shows the arguments"
            + " and examples",
        "completion -x|'minica completion' has no option '-x'|'minica completion --help' shows the"
            + " arguments and examples",
        "completion --jsn bash|'minica completion' has no option '--jsn'|did you mean '--json'?",
        "completion --js bash|'minica completion' has no option '--js'|did you mean '--json'?",
        "completion|'minica completion' needs SHELL|'minica completion --help' shows the arguments"
            + " and examples",
        "completion bash zsh|'zsh' is one argument too many for 'minica completion'|'minica"
            + " completion --help' shows the arguments and examples",
        "completion -- --json|SHELL: '--json' is neither bash nor zsh|",
        "completion @bash|SHELL: '@bash' is neither bash nor zsh|",
        "completion bash --ca|--ca needs a value, DIR|'minica completion --help' shows the"
            + " arguments and examples",
        "--ca a completion --ca b bash|--ca is given twice|'minica completion --help' shows the"
            + " arguments and examples",
        "--color blue --version|--color: 'blue' is none of auto, always, never|",
      })
  void aMistakeIsOneLineAndAHint(String args, String message, String hint) {
    Ran ran = cli.run(args.split(" "));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    String expected = "minica: error: " + message + "\n";
    assertThat(ran.err())
        .isEqualTo(hint == null ? expected : expected + "minica: hint: " + hint + "\n");
  }

  @Test
  void aMistakeIsJsonWhenJsonIsAmongTheArguments() {
    Ran ran = cli.run("nonsense", "--json");
    assertThat(ran.err())
        .isEqualTo(
            """
            {
              "error": {
                "code": 2,
                "message": "'nonsense' is no command of minica",
                "hint": "'minica --help' lists the commands"
              }
            }
            """);
  }

  @Test
  void optionsOfEveryCommandStandOnEitherSideOfItsName() {
    Ran before = cli.run("--json", "--ca", "somewhere", "completion", "bash");
    Ran after = cli.run("completion", "bash", "--ca=somewhere", "--json");
    assertThat(before.exit()).isZero();
    assertThat(after).isEqualTo(before);
  }

  @Test
  void hostileArgumentsAreEscapedInMessages() {
    assertThat(cli.run("a\u001b[31m\u202e\n").err())
        .startsWith("minica: error: 'a\\u{1b}[31m\\u{202e}\\u{a}' is no command of minica\n");
  }

  @Test
  void whatTheCharacterSetLacksIsEscapedNotReplaced() {
    Cli ascii = new Cli().charset(StandardCharsets.US_ASCII);
    assertThat(ascii.run("b\u00fccher").err()).startsWith("minica: error: 'b\\u{fc}cher' is no");
    assertThat(ascii.run("b\u00fccher", "--json").err()).contains("'b\\u00fccher' is no command");
    assertThat(cli.run("b\u00fccher").err()).startsWith("minica: error: 'b\u00fccher' is no");
  }

  @Test
  void aDefectIsReportedAsOneWithItsTraceOnlyWhenAskedFor() {
    assertThat(crash())
        .isEqualTo(
            """
            70 minica: error: internal error: java.lang.ArithmeticException: seven
            minica: hint: run it again with --stacktrace
            """);
    assertThat(crash("--stacktrace"))
        .startsWith("70 minica: error: internal error: java.lang.ArithmeticException: seven\n")
        .contains("    at " + MinicaTest.class.getName())
        .doesNotContain("hint", "\t");
  }

  @Test
  void theTraceIsInTheJsonDocument() {
    assertThat(crash("--stacktrace", "--json"))
        .startsWith("70 {\n  \"error\": {\n    \"code\": 70,\n")
        .contains("\"stacktrace\": \"java.lang.ArithmeticException: seven\\n    at ")
        .endsWith("\\n\"\n  }\n}\n");
  }

  @Test
  void nothingInATraceReachesTheTerminalUnescaped() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    cli.run(
        new PrintStream(new Bursting("\u001b[31m")),
        new PrintStream(err),
        "--version",
        "--stacktrace");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .doesNotContain("\u001b")
        .contains("\\u{1b}[31m");
  }

  @Test
  void aFullDiskUnderStdoutIsAFailure() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = cli.run(full(), new PrintStream(err), "--version");
    assertThat(exit).isEqualTo(7);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("minica: error: cannot write the result to standard output\n");
  }

  @Test
  void aReaderThatLeftEarlyIsNot() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Cli piped = new Cli().terminal(FakeTerminal.piped());
    assertThat(piped.run(full(), new PrintStream(err), "--help")).isZero();
    assertThat(err.size()).isZero();
  }

  private String crash(String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] all =
        Stream.concat(Stream.of("--version"), Arrays.stream(args)).toArray(String[]::new);
    int exit = cli.run(new PrintStream(new Bursting("seven")), new PrintStream(err), all);
    return exit + " " + err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream full() {
    return new PrintStream(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        });
  }

  /** Stands for a defect anywhere under a command. */
  private static final class Bursting extends OutputStream {

    private final String message;

    Bursting(String message) {
      this.message = message;
    }

    @Override
    public void write(int b) {
      throw new ArithmeticException(message);
    }
  }
}
