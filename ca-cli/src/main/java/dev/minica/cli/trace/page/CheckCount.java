package dev.minica.cli.trace.page;

import dev.minica.tls.trace.Outcome;
import java.util.Arrays;
import java.util.function.ToLongFunction;

/**
 * How many checks of a message, or of several, came out which way; those ways in which none did are
 * left out.
 */
final class CheckCount {

  private CheckCount() {}

  static Markup of(NumberedEvent event) {
    return of(event::count);
  }

  static Markup of(ToLongFunction<Outcome> count) {
    return Tag.named("span", "results")
        .holding(
            Arrays.stream(Outcome.values())
                .map(outcome -> of(outcome, count.applyAsLong(outcome))));
  }

  private static Markup of(Outcome outcome, long count) {
    return count == 0
        ? Markup.NOTHING
        : Tag.named("span", CheckList.className(outcome))
            .holding(Icon.of(outcome), Markup.text(Long.toString(count)));
  }
}
