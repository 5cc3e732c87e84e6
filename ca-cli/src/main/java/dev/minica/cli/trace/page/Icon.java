package dev.minica.cli.trace.page;

import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Verdict;
import java.util.Locale;

/** Small drawings, kept once in the template, each with the words that it stands for. */
enum Icon {
  TICK("agrees"),
  CROSS("disagrees"),
  UNSURE("could not be checked"),
  LOCK("encrypted");

  private final String words;

  Icon(String words) {
    this.words = words;
  }

  static Markup of(Outcome outcome) {
    return switch (outcome) {
      case AGREED -> TICK.drawn();
      case DISAGREED -> CROSS.drawn();
      case NOT_CHECKABLE -> UNSURE.drawn();
    };
  }

  static Markup of(Verdict verdict) {
    return switch (verdict) {
      case COMPLETE -> TICK.besideWords();
      case FAILED -> CROSS.besideWords();
      case PARTIAL -> UNSURE.besideWords();
      case OPAQUE -> LOCK.besideWords();
    };
  }

  /** For where nothing else says it. */
  Markup drawn() {
    return svg(Tag.named("svg", "icon").with("role", "img").with("aria-label", words));
  }

  /** For where words beside it say the same. */
  Markup besideWords() {
    return svg(Tag.named("svg", "icon").with("aria-hidden", "true"));
  }

  private Markup svg(Tag tag) {
    return tag.with("viewBox", "0 0 16 16")
        .holding(Tag.named("use").with("href", "#icon-" + symbol()).holding());
  }

  private String symbol() {
    return name().toLowerCase(Locale.ROOT);
  }
}
