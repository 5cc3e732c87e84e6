package dev.minica.internal.yaml;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import java.util.List;
import java.util.function.Function;

/**
 * One value of a YAML file, with its place. Each getter is for one type and throws a {@link
 * MinicaException} of kind BAD_INPUT for any other.
 */
public sealed interface YamlNode permits YamlScalar, YamlList, YamlMapping {

  /** How much of a value a message quotes, in characters. */
  int SHOWN = 64;

  Position position();

  /** What it is, in words for a message. */
  String description();

  /** The text. A number, a truth value or nothing is no text unless it stands in quotes. */
  default String text() {
    throw wrong("text");
  }

  /** The whole number. */
  default int number() {
    throw wrong("a whole number");
  }

  /** The truth value. */
  default boolean flag() {
    throw wrong("true or false");
  }

  /** The members of the list, in their order. */
  default List<YamlNode> items() {
    throw wrong("a list");
  }

  /** The mapping. */
  default YamlMapping mapping() {
    throw wrong("a mapping of keys to values");
  }

  /** That it is not what it should be. */
  default MinicaException wrong(String wanted) {
    return position().mistake(description() + " stands where " + wanted + " is wanted");
  }

  /**
   * What its text means to a parser of the library, whose refusal is told with its place.
   *
   * @throws MinicaException BAD_INPUT if it is no text, or the parser refuses it
   */
  default <T> T parsed(Function<String, T> parser) {
    String text = text();
    try {
      return parser.apply(text);
    } catch (MinicaException e) {
      throw e.restated(
          MinicaException.Kind.BAD_INPUT, position() + ": " + Escaped.of("" + e.getMessage()));
    }
  }

  /** A text in quotes, escaped, and cut where it is long. */
  static String quoted(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= SHOWN
        ? '"' + Escaped.of(text) + '"'
        : '"' + Escaped.of(text.substring(0, text.offsetByCodePoints(0, SHOWN))) + "\"...";
  }
}
