package dev.minica.cli.command;

import java.util.List;

/**
 * Paragraphs and two columns within the width of a terminal.
 *
 * <p>picocli's own help needs the JDK's locale data for its line breaks, which doubles the time
 * that a help page takes.
 */
final class PageLayout {

  /** Columns of the smallest terminal that is usual. */
  static final int WIDTH = 80;

  /**
   * A line in two columns.
   *
   * @param term on the left
   * @param meaning on the right, broken into lines
   */
  record Row(String term, String meaning) {}

  private final StringBuilder page = new StringBuilder();

  /** Words one after the other, broken into lines. */
  PageLayout paragraph(String text) {
    words(text, 0, 0);
    return this;
  }

  /** An empty line. */
  PageLayout gap() {
    page.append('\n');
    return this;
  }

  /**
   * A heading with rows under it, after an empty line; nothing without rows.
   *
   * @param column where the meanings begin
   */
  PageLayout section(String heading, int column, List<Row> rows) {
    if (!rows.isEmpty()) {
      gap().line(heading + ":");
      rows.forEach(row -> row(row, column));
    }
    return this;
  }

  /** A line that is not to be broken, such as a command to copy. */
  PageLayout line(String text) {
    page.append(text).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return page.toString();
  }

  private void row(Row row, int second) {
    page.append("  ").append(row.term());
    int column = 2 + row.term().length();
    if (column + 2 > second) {
      gap();
      column = 0;
    }
    page.append(" ".repeat(second - column));
    words(row.meaning(), second, second);
  }

  private void words(String text, int start, int indent) {
    int column = start;
    for (String word : text.split(" ", -1)) {
      if (column > indent && column + 1 + word.length() > WIDTH) {
        page.append('\n').append(" ".repeat(indent));
        column = indent;
      }
      if (column > indent) {
        page.append(' ');
        column++;
      }
      page.append(word);
      column += word.length();
    }
    gap();
  }
}
