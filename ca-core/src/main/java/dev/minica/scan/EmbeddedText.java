package dev.minica.scan;

import java.util.List;

/**
 * Text that was put into another text, as it was before: inside the quotes of a programming
 * language or of JSON, in the value of a property, behind the marks of a comment.
 */
final class EmbeddedText {

  /** What stands for a character, in the order in which it is replaced. */
  private static final List<List<String>> ESCAPES =
      List.of(
          List.of("\\\\r\\\\n", "\n"), // JSON in a string of JSON
          List.of("\\\\n", "\n"),
          List.of("\\r\\n", "\n"),
          List.of("\\n", "\n"),
          List.of("\\r", "\n"),
          List.of("\\t", " "),
          List.of("\\u000a", "\n"),
          List.of("\\u000d", ""),
          List.of("\\u003d", "="),
          List.of("\\u003D", "="),
          List.of("\\u002b", "+"),
          List.of("\\u002B", "+"),
          List.of("\\u002f", "/"),
          List.of("\\u002F", "/"),
          List.of("\\/", "/"),
          List.of("\\=", "="),
          List.of("\\:", ":"),
          List.of("<br>", "\n"),
          List.of("<br/>", "\n"),
          List.of("<br />", "\n"),
          List.of("&#10;", "\n"),
          List.of("&#xA;", "\n"),
          List.of("&#xa;", "\n"),
          List.of("&#13;", ""),
          List.of("&#xD;", ""),
          List.of("&#xd;", ""));

  private static final String QUOTES = "\"'`";

  private final String comment;

  /**
   * @param before what stands in its first line before it
   */
  EmbeddedText(String before) {
    this.comment = mark(before.strip());
  }

  /** The mark of a comment is what no word is. */
  private static String mark(String before) {
    boolean isMark = before.chars().noneMatch(c -> Character.isLetterOrDigit(c) || isQuote(c));
    return isMark ? before : "";
  }

  private static boolean isQuote(int character) {
    return QUOTES.indexOf(character) >= 0;
  }

  /** The lines from the middle of the first to the middle of the last, as they were meant. */
  String restored(String lines) {
    StringBuilder restored = new StringBuilder(lines.length());
    String[] all = lines.split("\n", -1);
    for (int i = 0; i < all.length; i++) {
      String line = i == 0 ? all[i].strip() : withoutComment(all[i].strip());
      line = all.length == 1 ? joined(line) : unquoted(line, i == 0, i == all.length - 1);
      restored.append(unescaped(line)).append('\n');
    }
    return restored.toString();
  }

  private String withoutComment(String line) {
    return !comment.isEmpty() && line.startsWith(comment)
        ? line.substring(comment.length()).strip()
        : line;
  }

  /** One line that begins and ends inside quotes, without what joins the strings it is made of. */
  private static String joined(String line) {
    String[] parts = line.split("[" + QUOTES + "]", -1);
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 0) {
        joined.append(parts[i]);
      } else if (parts[i].chars().anyMatch(Character::isLetterOrDigit)) {
        return line;
      }
    }
    return joined.toString();
  }

  /**
   * Of a line with quotes only what is inside them: the first ends one, and the last begins one.
   */
  private static String unquoted(String line, boolean first, boolean last) {
    int from = -1;
    int to = -1;
    for (int i = 0; i < line.length(); i++) {
      if (isQuote(line.charAt(i))) {
        from = from < 0 ? i : from;
        to = i;
      }
    }
    if (from < 0) {
      return line;
    } else if (first) {
      return line.substring(0, from);
    }
    return last || from == to ? line.substring(to + 1) : line.substring(from + 1, to);
  }

  private static String unescaped(String line) {
    String text = line;
    if (line.indexOf('\\') >= 0 || line.indexOf('&') >= 0 || line.indexOf('<') >= 0) {
      for (List<String> escape : ESCAPES) {
        text = text.replace(escape.get(0), escape.get(1));
      }
      text = text.endsWith("\\") ? text.substring(0, text.length() - 1) : text; // goes on below
    }
    return text;
  }
}
