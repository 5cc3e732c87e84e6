package dev.minica.cli.trace;

import dev.minica.cli.output.Style;
import dev.minica.cli.output.TextWriter;
import dev.minica.tls.narration.Chapter;
import dev.minica.tls.narration.OftenSaid;
import dev.minica.tls.narration.Value;
import dev.minica.tls.trace.Check;
import java.util.List;

/**
 * A chapter for a person: what happens, with which values, what was checked, what is often said.
 */
final class ChapterText {

  private static final String INDENT = "   ";
  private static final int MARK = 8;
  private static final int SAID = 17;

  private final TextWriter text;
  private final ValueText values;

  ChapterText(TextWriter text, ValueText values) {
    this.text = text;
    this.values = values;
  }

  /**
   * @param number of the chapter, from 1
   */
  void write(int number, Chapter chapter) {
    text.blank();
    text.line(Style.STRONG, number + ". " + capitalized(chapter.title()), "");
    chapter.paragraphs().forEach(this::paragraph);
    values(chapter.values());
    notes(chapter.checks(), chapter.remarks());
    chapter.oftenSaid().forEach(this::oftenSaid);
  }

  private static String capitalized(String title) {
    return Character.toUpperCase(title.charAt(0)) + title.substring(1);
  }

  private void paragraph(String words) {
    Lines.of(words, Lines.WIDTH - INDENT.length()).forEach(line -> text.line(INDENT + line));
  }

  private void values(List<Value> all) {
    if (!all.isEmpty()) {
      text.blank();
      all.forEach(value -> values.write(value, text));
    }
  }

  private void notes(List<Check> checks, List<String> remarks) {
    if (!checks.isEmpty() || !remarks.isEmpty()) {
      text.blank();
    }
    checks.forEach(this::check);
    remarks.forEach(remark -> new Hanging(text, MARK).plain(INDENT + "-", remark));
  }

  private void check(Check check) {
    Hanging hanging = new Hanging(text, MARK);
    String detail = check.detail().isEmpty() ? "" : ": " + check.detail();
    String words = check.what() + detail + " [" + check.clause() + "]";
    switch (check.outcome()) {
      case AGREED -> hanging.styled(Style.GOOD, INDENT + "ok", words);
      case DISAGREED -> hanging.styled(Style.BAD, INDENT + "NO", words);
      case NOT_CHECKABLE -> hanging.styled(Style.NOTE, INDENT + "?", words);
    }
  }

  private void oftenSaid(OftenSaid said) {
    Hanging hanging = new Hanging(text, SAID);
    text.blank();
    hanging.styled(Style.NOTE, INDENT + "Often said:", '"' + said.claim() + '"');
    hanging.styled(Style.NOTE, INDENT + "In truth:", said.here());
    if (!said.evidence().isEmpty()) {
      hanging.styled(Style.NOTE, INDENT + "Seen here:", String.join("; ", said.evidence()));
    }
  }
}
