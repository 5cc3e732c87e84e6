package dev.minica.cli.option;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.nio.file.Path;

/** Where a passphrase comes from, in openssl's words. No message repeats what was given as one. */
public sealed interface PassphraseSource {

  /** {@code pass:TEXT}: the passphrase itself; other users may see it in the list of processes. */
  final class Literal implements PassphraseSource {
    private final String text;

    private Literal(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /** {@code env:VAR}: an environment variable. */
  record Variable(String name) implements PassphraseSource {}

  /** {@code file:PATH}: the first line of a file. */
  record InFile(Path path) implements PassphraseSource {}

  /** {@code fd:N}: the first line from an open file descriptor, which is not standard input. */
  record Descriptor(int number) implements PassphraseSource {}

  /** {@code stdin}, or {@code fd:0}: the first line of standard input. */
  record StandardInput() implements PassphraseSource {}

  /** {@code prompt}: whoever sits at the terminal. */
  record Prompt() implements PassphraseSource {}

  /**
   * Reads a source.
   *
   * @throws MinicaException of kind USAGE when it is none; the text, which may be a bare
   *     passphrase, is not shown
   */
  static PassphraseSource parse(String text) {
    int colon = text.indexOf(':');
    String rest = text.substring(colon + 1);
    return switch (colon < 0 ? text : text.substring(0, colon + 1)) {
      case "pass:" -> new Literal(rest);
      case "env:" -> new Variable(rest);
      case "file:" -> new InFile(Paths.parse(rest));
      case "fd:" -> descriptor(rest);
      case "stdin" -> new StandardInput();
      case "prompt" -> new Prompt();
      default -> throw unknown();
    };
  }

  /** Whether it can be read once only. */
  default boolean isStream() {
    return this instanceof Descriptor || this instanceof StandardInput;
  }

  /** A word for a message: a passphrase that stands where none belongs is not repeated. */
  static String hidden(String word) {
    return word.startsWith("pass:") ? "pass:..." : word;
  }

  private static PassphraseSource descriptor(String text) {
    boolean isNumber = !text.isEmpty() && text.length() <= 6;
    if (!isNumber || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new MinicaException(Kind.USAGE, "'" + text + "' is no number of a file descriptor");
    }
    int number = Integer.parseInt(text);
    return number == 0 ? new StandardInput() : new Descriptor(number);
  }

  private static MinicaException unknown() {
    return new MinicaException(Kind.USAGE, "this is no source of a passphrase")
        .withHint("a source is pass:TEXT, env:VAR, file:PATH, fd:N, stdin or prompt");
  }
}
