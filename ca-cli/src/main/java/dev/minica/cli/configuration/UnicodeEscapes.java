package dev.minica.cli.configuration;

/**
 * What is not ASCII as backslash, u and the four digits of each UTF-16 code unit, as Java has it.
 */
final class UnicodeEscapes {

  private static final String DIGITS = "0123456789abcdef";

  private UnicodeEscapes() {}

  static String of(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      append(escaped, text.charAt(i));
    }
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, char unit) {
    if (unit <= '~') {
      escaped.append(unit);
      return;
    }
    escaped.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      escaped.append(DIGITS.charAt((unit >> shift) & 0xf));
    }
  }
}
