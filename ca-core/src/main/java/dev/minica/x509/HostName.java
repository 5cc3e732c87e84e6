package dev.minica.x509;

import java.util.Locale;

/**
 * The host names that minica puts into certificates: RFC 1123 section 2.1 in the preferred name
 * syntax that RFC 5280 section 4.2.1.6 asks for, internationalised labels as A-labels.
 *
 * <p>One thing goes beyond the norm: an underscore is accepted wherever a letter is. Container and
 * service names such as {@code my_service} carry it, curl, browsers, OpenSSL and Go connect to
 * them, and refusing it would leave their users without TLS. (Java's own HTTPS client refuses to
 * look such a name up at all.)
 */
final class HostName {

  /** RFC 1035 section 2.3.4: 255 octets on the wire leave 253 characters of text. */
  private static final int MAX_NAME = 253;

  /** RFC 1035 section 2.3.4. */
  private static final int MAX_LABEL = 63;

  private static final String WILDCARD_RULE =
      "\"*\" is allowed only as the whole left-most label of a name, as in *.example.com";

  private HostName() {}

  /**
   * The name in lower case with A-labels.
   *
   * @throws dev.minica.MinicaException of kind USAGE if it is no host name; the message is the
   *     reason
   */
  static String parse(String text) {
    String[] labels = labels(text);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = label(labels[i]);
    }
    return checkWhole(String.join(".", labels));
  }

  /** Like {@link #parse}, where the left-most label may be {@code *}. */
  static String parseWithWildcard(String text) {
    if (!text.startsWith("*.")) {
      return parse(text);
    }
    if (text.length() == 2) {
      throw Refused.because("nothing follows \"*.\"");
    }
    return checkWhole("*." + parse(text.substring(2)));
  }

  /** Whether a client would read the text as an IPv4 address: its last label is a number. */
  static boolean endsInNumber(String text) {
    String last = text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return last.startsWith("0x")
        ? last.chars().skip(2).allMatch(digit -> Character.digit(digit, 16) >= 0)
        : !last.isEmpty() && last.chars().allMatch(HostName::isDigit);
  }

  /** The characters of an A-label, or the label itself where it is none. */
  static String toUnicode(String label) {
    return label.startsWith(InternationalLabel.ACE_PREFIX) && label.length() <= MAX_LABEL
        ? InternationalLabel.toUnicode(label).orElse(label)
        : label;
  }

  static boolean isLetterDigitHyphen(int character) {
    return (character >= 'a' && character <= 'z') || isDigit(character) || character == '-';
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  /** Splits at the full stops of UTS #46 section 4: ASCII, ideographic, full-width, half-width. */
  private static String[] labels(String text) {
    String dotted = text.replace('\u3002', '.').replace('\uFF0E', '.').replace('\uFF61', '.');
    if (dotted.isEmpty()) {
      throw Refused.because("the host name is empty");
    }
    if (dotted.startsWith(".")) {
      throw Refused.because("it begins with a dot");
    }
    if (dotted.contains("..")) {
      throw Refused.because("two dots in a row leave an empty label between them");
    }
    if (dotted.endsWith(".")) {
      String without = dotted.substring(0, dotted.length() - 1);
      throw Refused.because("it ends in a dot", "write " + Refused.quoted(without));
    }
    return dotted.split("\\.");
  }

  private static String label(String label) {
    String mapped = map(label);
    if (mapped.isEmpty()) {
      throw Refused.because("label " + Refused.quoted(label) + " holds nothing that can be seen");
    }
    if (mapped.length() > MAX_LABEL) {
      throw tooLong("label " + Refused.quoted(mapped), mapped.length(), MAX_LABEL);
    }
    mapped.codePoints().filter(point -> point < 0x80).forEach(HostName::checkAscii);
    if (!InternationalLabel.isAscii(mapped)) {
      return checkLength(InternationalLabel.toAscii(mapped));
    }
    checkHyphens(mapped);
    if (mapped.startsWith(InternationalLabel.ACE_PREFIX)) {
      InternationalLabel.checkALabel(mapped);
    }
    return mapped;
  }

  private static String map(String label) {
    return InternationalLabel.isAscii(label)
        ? label.toLowerCase(Locale.ROOT)
        : InternationalLabel.map(label);
  }

  private static String checkLength(String label) {
    if (label.length() > MAX_LABEL) {
      throw tooLong("label " + Refused.quoted(label), label.length(), MAX_LABEL);
    }
    return label;
  }

  private static void checkAscii(int character) {
    if (character == '*') {
      throw Refused.because(WILDCARD_RULE);
    }
    if (!isLetterDigitHyphen(character) && character != '_') {
      throw Refused.because(
          Refused.character(character) + " is not allowed in a host name",
          "a host name is letters, digits, hyphens and underscores between dots");
    }
  }

  /** RFC 1123 section 2.1 with RFC 952: a label neither begins nor ends with a hyphen. */
  private static void checkHyphens(String label) {
    if (label.startsWith("-") || label.endsWith("-")) {
      String where = label.startsWith("-") ? "begins" : "ends";
      throw Refused.because("label " + Refused.quoted(label) + " " + where + " with a hyphen");
    }
  }

  private static String checkWhole(String name) {
    if (name.length() > MAX_NAME) {
      throw tooLong("the host name", name.length(), MAX_NAME);
    }
    if (endsInNumber(name)) {
      throw Refused.because(
          "it ends in the number "
              + Refused.quoted(name.substring(name.lastIndexOf('.') + 1))
              + ", so clients read it as an IPv4 address, which it is not");
    }
    return name;
  }

  private static RuntimeException tooLong(String what, int length, int bound) {
    return Refused.because(what + " has " + length + " characters, more than " + bound);
  }
}
