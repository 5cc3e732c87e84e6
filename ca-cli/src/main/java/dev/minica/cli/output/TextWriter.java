package dev.minica.cli.output;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lines for a person. Every word handed in is escaped here, so that text from a certificate or file
 * cannot move the cursor, reorder a line or end it early whatever the command forgets.
 */
public final class TextWriter {

  private static final String GAP = "  ";

  private final Consumer<String> sink;
  private final Showable showable;
  private final boolean colored;

  TextWriter(Consumer<String> sink, Showable showable, boolean colored) {
    this.sink = sink;
    this.showable = showable;
    this.colored = colored;
  }

  /** One line; a line break inside is escaped like any other control. */
  public TextWriter line(String text) {
    return put(showable.show(text));
  }

  /** One line that begins with a word in a style, such as {@code ok: ...} in green. */
  public TextWriter line(Style style, String word, String rest) {
    return put(paint(style, showable.show(word)) + showable.show(rest));
  }

  /** An empty line. */
  public TextWriter blank() {
    return put("");
  }

  /** Several lines as they are, such as PEM or a script: only line feeds keep their meaning. */
  public TextWriter block(String lines) {
    lines.lines().forEach(this::line);
    return this;
  }

  /**
   * Several lines for another program to read, which come as they are or not at all.
   *
   * @throws MinicaException of kind FAILED when the stream's character set lacks one of them
   */
  public TextWriter verbatim(String lines) {
    if (!lines.lines().allMatch(line -> showable.show(line).equals(line.replace("\t", "\\u{9}")))) {
      throw new MinicaException(
              Kind.FAILED, "standard output is in a character set that lacks some of the result")
          .withHint("call it with LC_ALL=C.UTF-8, or use --json");
    }
    lines.lines().forEach(this::put);
    return this;
  }

  /** Names and values below each other, the values in one column; an odd count is a mistake. */
  public TextWriter fields(String... namesAndValues) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      rows.add(List.of(namesAndValues[i] + ":", namesAndValues[i + 1]));
    }
    return rows(rows);
  }

  /** A heading and rows in aligned columns, two spaces apart. */
  public TextWriter table(List<String> heading, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(heading);
    all.addAll(rows);
    return rows(all);
  }

  private TextWriter rows(List<List<String>> rows) {
    List<List<String>> shown =
        rows.stream().map(row -> row.stream().map(showable::show).toList()).toList();
    List<Integer> widths = widths(shown);
    shown.forEach(row -> put(aligned(row, widths)));
    return this;
  }

  private static List<Integer> widths(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        int width = length(row.get(column));
        if (column == widths.size()) {
          widths.add(width);
        } else {
          widths.set(column, Math.max(widths.get(column), width));
        }
      }
    }
    return widths;
  }

  /** The last column is not padded: no line ends in blanks. */
  private static String aligned(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell);
      if (column < row.size() - 1) {
        line.append(" ".repeat(widths.get(column) - length(cell))).append(GAP);
      }
    }
    return line.toString();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private String paint(Style style, String word) {
    return colored ? style.paint(word) : word;
  }

  private TextWriter put(String line) {
    sink.accept(line);
    sink.accept("\n");
    return this;
  }
}
