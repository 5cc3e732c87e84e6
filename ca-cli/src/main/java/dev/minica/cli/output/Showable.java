package dev.minica.cli.output;

import dev.minica.Escaped;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.stream.Collectors;

/**
 * Which characters can be shown as they are: those that do no harm to a terminal and that its
 * character set has. The encoder of a narrow character set would turn any other into a question
 * mark, and two different names would look alike.
 */
final class Showable {

  private final CharsetEncoder encoder;

  Showable(Charset charset) {
    this.encoder = charset.newEncoder();
  }

  /** Whether this single character may be written as it is. */
  boolean isHarmless(String character) {
    return encoder.canEncode(character) && Escaped.of(character).equals(character);
  }

  /** The text with everything else written out as a backslash, u and the code point in braces. */
  String show(String text) {
    String escaped = isPlain(text) ? text : Escaped.of(text);
    return encoder.canEncode(escaped) ? escaped : escapeUnencodable(escaped);
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(Showable::isPlain);
  }

  /** Whether every character set has it, and nothing has to be said of it: printable ASCII. */
  static boolean isPlain(int character) {
    return character >= ' ' && character <= '~';
  }

  private String escapeUnencodable(String text) {
    return text.codePoints()
        .mapToObj(c -> encoder.canEncode(Character.toString(c)) ? Character.toString(c) : spell(c))
        .collect(Collectors.joining());
  }

  private static String spell(int codePoint) {
    return "\\u{" + Integer.toHexString(codePoint) + "}";
  }
}
