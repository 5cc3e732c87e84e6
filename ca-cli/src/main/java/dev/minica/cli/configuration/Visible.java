package dev.minica.cli.configuration;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;

/**
 * Text without line breaks, other controls and characters that hide. Few syntaxes can quote those,
 * and nobody would notice them in what is printed.
 */
final class Visible {

  private Visible() {}

  /**
   * The same text.
   *
   * @throws MinicaException USAGE if it holds such a character
   */
  static String require(String text) {
    if (!Escaped.of(text).equals(text)) {
      throw new MinicaException(
          Kind.USAGE, "'" + Escaped.of(text) + "' holds what no configuration should");
    }
    return text;
  }

  /**
   * The same text, for a program that replaces what follows these characters and knows no way of
   * quoting them.
   *
   * @throws MinicaException USAGE if it holds them
   */
  static String without(String characters, Target reader, String text) {
    if (text.contains(characters)) {
      throw new MinicaException(
              Kind.USAGE,
              reader.name() + " would replace what follows " + characters + " in '" + text + "'")
          .withHint("rename or move the file");
    }
    return text;
  }
}
