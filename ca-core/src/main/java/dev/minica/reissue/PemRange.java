package dev.minica.reissue;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a PEM block stands in its text, from its first dash to its last.
 *
 * @param indent what is before it on its line: blanks
 * @param newline what ends its lines
 */
record PemRange(int start, int end, String indent, String newline) {

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";

  /** After the byte order mark of UTF-8, read as three characters. */
  private static final String MARK = "\u00ef\u00bb\u00bf";

  /**
   * The ranges of all blocks, which are well-formed as {@link dev.minica.encoding.Pem#decode} has
   * it: each boundary has a line of its own, whatever ends that.
   *
   * @param text of characters that are an octet each
   */
  static List<PemRange> of(String text) {
    List<PemRange> ranges = new ArrayList<>();
    int begin = -1;
    int beginLine = 0;
    for (int line = text.startsWith(MARK) ? MARK.length() : 0; line < text.length(); ) {
      int lineEnd = lineEnd(text, line);
      int from = line;
      while (from < lineEnd && isBlank(text.charAt(from))) {
        from++;
      }
      if (text.startsWith(BEGIN, from)) {
        begin = from;
        beginLine = line;
      } else if (text.startsWith(END, from) && begin >= 0) {
        int end = from + text.substring(from, lineEnd).stripTrailing().length();
        ranges.add(
            new PemRange(begin, end, text.substring(beginLine, begin), newline(text, begin, end)));
        begin = -1;
      }
      line = lineEnd + 1;
    }
    return ranges;
  }

  private static int lineEnd(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private static boolean isBlank(char character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
  }

  private static String newline(String text, int start, int end) {
    int first = lineEnd(text, start);
    if (text.startsWith("\r\n", first)) {
      return "\r\n";
    }
    return first < end && text.charAt(first) == '\r' ? "\r" : "\n";
  }

  /** A block as it is to stand here: what is before its first line stays. */
  String laidOut(String block) {
    return String.join(newline + indent, block.lines().toList());
  }
}
