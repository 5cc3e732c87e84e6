package dev.minica.cli.trace.page;

import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Outcome;
import java.util.List;
import java.util.Locale;

/** What was recomputed or compared, each with its clause. */
final class CheckList {

  private CheckList() {}

  static Markup of(List<Check> checks) {
    return checks.isEmpty()
        ? Markup.NOTHING
        : Tag.named("ul", "checks").holding(checks.stream().map(CheckList::item));
  }

  private static Markup item(Check check) {
    Markup detail =
        check.detail().isEmpty()
            ? Markup.NOTHING
            : Tag.named("span", "detail").holding(check.detail());
    return Tag.named("li", "check " + className(check.outcome()))
        .holding(
            Icon.of(check.outcome()),
            Tag.named("span", "what").holding(Markup.text(check.what()), detail),
            Tag.named("cite").holding(check.clause()));
  }

  static String className(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
