package dev.minica.cli.trace.page;

import dev.minica.tls.engine.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the client computed, and how long it took: asymmetric work beside symmetric. */
final class CostTable {

  private CostTable() {}

  static Markup of(List<Operation> operations) {
    Markup head =
        Tag.named("tr")
            .holding(
                column("What was computed"),
                column("Kind"),
                column("First time"),
                column("Again, median"));
    long longest = operations.stream().mapToLong(each -> each.cold().toNanos()).max().orElse(0);
    return Tag.named("table", "cost")
        .holding(
            Tag.named("thead").holding(head),
            Tag.named("tbody").holding(operations.stream().map(each -> row(each, longest))));
  }

  private static Markup column(String title) {
    return Tag.named("th").with("scope", "col").holding(title);
  }

  private static Markup row(Operation operation, long longest) {
    String kind = operation.isAsymmetric() ? "asymmetric" : "symmetric";
    return Tag.named("tr", kind)
        .holding(
            Tag.named("th").with("scope", "row").holding(operation.name()),
            Tag.named("td").holding(kind),
            time(Optional.of(operation.cold()), longest),
            time(operation.warm(), longest));
  }

  private static Markup time(Optional<Duration> duration, long longest) {
    return Tag.named("td", "time")
        .holding(
            duration
                .map(each -> Markup.all(Markup.text(TimeLine.words(each)), bar(each, longest)))
                .orElse(Markup.text("not measured")));
  }

  private static Markup bar(Duration duration, long longest) {
    long percent = longest == 0 ? 0 : Math.max(1, duration.toNanos() * 100 / longest);
    Tag rect = Tag.named("rect").with("height", "4").with("width", percent + "%");
    return Tag.named("svg", "bar").with("aria-hidden", "true").holding(rect.holding());
  }
}
