package dev.minica.x509;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.Locale;

/** The words in which a name is refused: always a reason, quoting the part that is wrong. */
final class Refused {

  /** How much of a quoted text is shown, in code points. */
  private static final int SHOWN = 64;

  private Refused() {}

  static MinicaException because(String reason) {
    return new MinicaException(Kind.USAGE, reason);
  }

  static MinicaException because(String reason, String hint) {
    return because(reason).withHint(hint);
  }

  /** The same refusal, saying of which whole text it speaks. */
  static MinicaException of(String what, String text, MinicaException reason) {
    MinicaException whole = because(what + " " + quoted(text) + ": " + reason.getMessage());
    return reason.hint().map(whole::withHint).orElse(whole);
  }

  /** The text in quotes, escaped, and cut where it is long. */
  static String quoted(String text) {
    int length = text.codePointCount(0, text.length());
    if (length <= SHOWN) {
      return '"' + Escaped.of(text) + '"';
    }
    return '"' + Escaped.of(text.substring(0, text.offsetByCodePoints(0, SHOWN))) + "\"...";
  }

  /** One character, in words where it could not be seen. */
  static String character(int character) {
    return Character.isSpaceChar(character)
        ? String.format(Locale.ROOT, "white space (U+%04X)", character)
        : "the character " + quoted(Character.toString(character));
  }
}
