package dev.minica.cli.trace;

import dev.minica.cli.output.Style;
import dev.minica.cli.output.TextWriter;
import java.util.ArrayList;
import java.util.List;

/** Something with a mark or name before it, and its further lines below its own beginning. */
final class Hanging {

  /** What is searched for in a log is broken as late as a terminal of 100 columns allows. */
  private static final int VERDICT = 99;

  private final TextWriter text;
  private final int indent;

  /**
   * @param indent where the text begins; what stands before it ends at least a blank earlier, or
   *     has a line to itself
   */
  Hanging(TextWriter text, int indent) {
    this.text = text;
    this.indent = indent;
  }

  void plain(String lead, String words) {
    plain(lead, List.of(words));
  }

  /** Each of the words begins a line. */
  void plain(String lead, List<String> words) {
    List<String> lines = new ArrayList<>();
    words.forEach(each -> lines.addAll(Lines.of(each, Lines.WIDTH - indent)));
    if (lead.length() >= indent) {
      text.line(lead);
      lines.forEach(line -> text.line(" ".repeat(indent) + line));
    } else {
      text.line(padded(lead) + (lines.isEmpty() ? "" : lines.get(0)));
      rest(lines);
    }
  }

  /** The same, with the lead in a style. */
  void styled(Style style, String lead, String words) {
    List<String> lines = Lines.of(words, Lines.WIDTH - indent);
    text.line(style, padded(lead), lines.isEmpty() ? "" : lines.get(0));
    rest(lines);
  }

  /** Styled words and others in one line after them, and what has no room below, indented. */
  void flowing(Style style, String lead, String words) {
    List<String> lines = Lines.of(lead + words, VERDICT - indent);
    boolean fits = lines.get(0).length() >= lead.length();
    String first = fits ? lead : lines.get(0);
    text.line(style, first, lines.get(0).substring(first.length()));
    rest(lines);
  }

  private void rest(List<String> lines) {
    lines.stream().skip(1).forEach(line -> text.line(" ".repeat(indent) + line));
  }

  private String padded(String lead) {
    return lead + " ".repeat(Math.max(1, indent - lead.length()));
  }
}
