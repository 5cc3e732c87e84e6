package dev.minica.x509;

import dev.minica.Escaped;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * One label of a host name in characters outside ASCII, and its A-label (RFC 5890 section 2.3.2.1).
 *
 * <p>The mapping follows UTS #46 in its non-transitional form, as browsers do: compatibility forms
 * and upper case are folded, while {@code ß}, {@code ς} and {@code ı} stay letters of their own,
 * and symbols such as emoji are allowed. The rules come from the Unicode properties that the JDK
 * knows instead of UTS #46's own table, and are stricter where that table is generous: no
 * punctuation, no look-alikes of a slash or colon, no zero-width characters. A joiner that RFC 5892
 * appendix A allows in its context can still be given as an A-label.
 */
final class InternationalLabel {

  static final String ACE_PREFIX = "xn--";

  private static final int VARIATION_SELECTOR_16 = 0xFE0F;

  /**
   * Symbols that read as the delimiters of a URI (fraction and division slash, ratio, and so on),
   * and the two that stand for something lost.
   */
  private static final String MISLEADING = "\u2044\u2215\u2216\u2236\u29F8\u29F9\uFFFC\uFFFD";

  /** RFC 5892 section 2.6, the exceptions that are no letters by category. */
  private static final String EXCEPTIONS = "\u00B7\u0375\u05F3\u05F4\u0F0B\u3007\u30FB";

  /**
   * Sharp s, dotless i (the mathematical one too) and final sigma, which case folding would lose.
   */
  private static final String KEEP_AS_IS = "\u00DF\u0131\u03C2\uD835\uDEA4";

  private InternationalLabel() {}

  /** The label in the form in which names are compared: folded, composed, no presentation marks. */
  static String map(String label) {
    StringBuilder folded = new StringBuilder();
    label
        .codePoints()
        .filter(point -> point != VARIATION_SELECTOR_16)
        .forEach(point -> folded.append(fold(Character.toString(point))));
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  /**
   * Folds one character by itself, so that no letter depends on its neighbours (final sigma), and
   * by way of upper case, as case folding is defined. Cherokee folds to its upper case, which came
   * first.
   */
  private static String fold(String letter) {
    String lower = letter.toLowerCase(Locale.ROOT);
    if (KEEP_AS_IS.contains(lower)) {
      return lower;
    }
    String upper = Normalizer.normalize(letter, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    return isCherokee(upper.codePointAt(0)) ? upper : upper.toLowerCase(Locale.ROOT);
  }

  /** The A-label of a mapped label that holds at least one character outside ASCII. */
  static String toAscii(String mapped) {
    String quoted = "label " + Refused.quoted(mapped);
    mapped.codePoints().forEach(point -> check(point, quoted));
    checkShape(mapped, quoted);
    return ACE_PREFIX + Punycode.encode(mapped);
  }

  /**
   * Checks a label that arrives as an A-label (RFC 5891 section 5.4): it must decode, and encode to
   * the same octets again.
   */
  static void checkALabel(String label) {
    String quoted = "label " + Refused.quoted(label);
    String unicode =
        toUnicode(label).orElseThrow(() -> Refused.because(quoted + " is no valid punycode"));
    String decoded = quoted + ", decoded " + Refused.quoted(unicode) + ",";
    if (!map(unicode).equals(unicode)) {
      throw Refused.because(decoded + " is not in the form that clients look up");
    }
    unicode.codePoints().filter(point -> !isJoiner(point)).forEach(point -> check(point, decoded));
    checkShape(unicode, decoded);
  }

  /** The characters behind an A-label, if it is the encoding of some and no other label's twin. */
  static Optional<String> toUnicode(String label) {
    String ascii = label.substring(ACE_PREFIX.length());
    return Punycode.decode(ascii)
        .filter(unicode -> !isAscii(unicode) && Punycode.encode(unicode).equals(ascii));
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(character -> character < 0x80);
  }

  private static boolean isJoiner(int point) {
    return point == 0x200C || point == 0x200D;
  }

  private static void check(int point, String label) {
    if (Escaped.isNeededFor(point)) {
      throw Refused.because(
          label + " holds " + Refused.character(point) + ", which nobody would see");
    }
    if (!isAllowed(point)) {
      throw Refused.because(
          label + " holds " + Refused.character(point) + ", which host names cannot hold");
    }
  }

  private static boolean isAllowed(int point) {
    if (point < 0x80) {
      return HostName.isLetterDigitHyphen(point);
    }
    return switch (Character.getType(point)) {
      case Character.LOWERCASE_LETTER,
          Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.OTHER_SYMBOL,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL ->
          MISLEADING.indexOf(point) < 0;
      case Character.UPPERCASE_LETTER -> isCherokee(point);
      default -> EXCEPTIONS.indexOf(point) >= 0;
    };
  }

  private static boolean isCherokee(int point) {
    return Character.UnicodeScript.of(point) == Character.UnicodeScript.CHEROKEE;
  }

  private static void checkShape(String label, String quoted) {
    if (label.startsWith("--", 2)) {
      throw Refused.because(quoted + " has hyphens in third and fourth place");
    }
    if (label.startsWith("-") || label.endsWith("-")) {
      throw Refused.because(quoted + " begins or ends with a hyphen");
    }
    switch (Character.getType(label.codePointAt(0))) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          throw Refused.because(quoted + " begins with a combining mark");
      default -> {}
    }
    if (!BidiRule.holds(label)) {
      throw Refused.because(quoted + " mixes writing directions in a way that RFC 5893 forbids");
    }
  }
}
