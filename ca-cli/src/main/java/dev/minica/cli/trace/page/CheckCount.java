package dev.minica.cli.trace.page;

import dev.minica.tls.trace.Outcome;
import java.util.Arrays;

/** How many checks of a message came out which way; those ways in which none did are left out. */
final class CheckCount {

  private CheckCount() {}

  static Markup of(NumberedEvent event) {
    return Tag.named("span", "results")
        .holding(Arrays.stream(Outcome.values()).map(outcome -> of(outcome, event.count(outcome))));
  }

  private static Markup of(Outcome outcome, long count) {
    return count == 0
        ? Markup.NOTHING
        : Tag.named("span", CheckList.className(outcome))
            .holding(Icon.of(outcome), Markup.text(Long.toString(count)));
  }
}
