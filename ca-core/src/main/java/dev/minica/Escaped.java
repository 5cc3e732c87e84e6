package dev.minica;

/**
 * Foreign text made fit for a terminal, a log or an error message: every character that could move
 * the cursor, reorder the line, end it or hide in it becomes <code>&#92;u{..}</code> with its code
 * point in lower-case hexadecimal.
 */
public final class Escaped {

  private static final int MAX_CHARACTERS = 1_000;

  private Escaped() {}

  /**
   * What an attacker can make as long as they like, cut short for people.
   *
   * @return the text, or of one over {@value #MAX_CHARACTERS} characters the first half of that,
   *     with a word of how much there is
   */
  public static String bounded(String text) {
    if (text.length() <= MAX_CHARACTERS) {
      return text;
    }
    int end = text.offsetByCodePoints(0, MAX_CHARACTERS / 2);
    return text.substring(0, end) + "... (" + text.length() + " characters in all)";
  }

  /**
   * The text with its controls (C0, DEL, C1), format characters (bidirectional controls, zero-width
   * characters, the byte order mark), line and paragraph separators and unpaired surrogates
   * escaped. A backslash stays as it is, so that a distinguished name reads as RFC 4514 writes it;
   * what comes out is for reading, not for parsing back.
   */
  public static String of(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints().forEach(character -> append(escaped, character));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int character) {
    if (isNeededFor(character)) {
      escaped.append("\\u{").append(Integer.toHexString(character)).append('}');
    } else {
      escaped.appendCodePoint(character);
    }
  }

  /** Tells whether this code point is one of those that {@link #of} escapes. */
  public static boolean isNeededFor(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> isInvisible(character);
    };
  }

  /**
   * Letters and marks that show as nothing although they are no format characters: the Hangul
   * fillers, the combining grapheme joiner and the variation selectors (Unicode's
   * Default_Ignorable_Code_Point outside category Cf).
   */
  private static boolean isInvisible(int character) {
    return character == 0x034F
        || character == 0x115F
        || character == 0x1160
        || character == 0x3164
        || character == 0xFFA0
        || (character >= 0x17B4 && character <= 0x17B5)
        || (character >= 0x180B && character <= 0x180F)
        || (character >= 0xFE00 && character <= 0xFE0F)
        || (character >= 0xE0000 && character <= 0xE0FFF);
  }
}
