package dev.minica.cli.trace;

import dev.minica.cli.output.Style;
import dev.minica.cli.output.TextWriter;
import dev.minica.tls.narration.Chapter;
import dev.minica.tls.narration.Headline;
import dev.minica.tls.narration.Narration;
import dev.minica.tls.trace.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A connection for a person at a terminal: a summary, the lesson chapter by chapter, and the
 * verdict with its reason.
 *
 * @param withSecrets whether to show what opens the connection to whoever reads it
 */
public record TraceText(Narration narration, boolean withSecrets) {

  private static final int INDENT = 2;

  /** All of it. */
  public void writeTo(TextWriter text) {
    summary(text);
    ChapterText chapters = new ChapterText(text, new ValueText(withSecrets));
    int number = 0;
    for (Chapter chapter : narration.chapters()) {
      chapters.write(++number, chapter);
    }
    text.blank();
    verdict(text);
    text.line("  " + counted(narration.headline()));
  }

  private void summary(TextWriter text) {
    Headline headline = narration.headline();
    List<String> facts =
        Stream.of(headline.version(), headline.suite(), headline.group())
            .flatMap(fact -> fact.stream())
            .toList();
    String all =
        String.join(", ", Stream.concat(facts.stream(), headline.traits().stream()).toList());
    String name = headline.serverName().orElse("a server that is not named");
    new Hanging(text, INDENT)
        .flowing(Style.STRONG, name + ": ", (all.isEmpty() ? "nothing was agreed on" : all));
    verdict(text);
  }

  private void verdict(TextWriter text) {
    Headline headline = narration.headline();
    new Hanging(text, INDENT)
        .flowing(
            style(headline.verdict()),
            headline.verdict().name().toLowerCase(Locale.ROOT) + ": ",
            headline.because());
  }

  private static Style style(Verdict verdict) {
    return switch (verdict) {
      case COMPLETE -> Style.GOOD;
      case FAILED -> Style.BAD;
      case PARTIAL, OPAQUE -> Style.NOTE;
    };
  }

  private static String counted(Headline headline) {
    return headline.agreed()
        + " checks agree, "
        + headline.disagreed()
        + " disagree, "
        + headline.notCheckable()
        + " could not be made";
  }
}
