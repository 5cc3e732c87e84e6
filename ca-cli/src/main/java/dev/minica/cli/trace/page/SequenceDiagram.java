package dev.minica.cli.trace.page;

import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Step;
import dev.minica.tls.trace.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** An arrow for each message, from the line of its sender to that of its reader. */
record SequenceDiagram(String peer, TimeLine time) {

  /**
   * @param shown those of the events that get an arrow each
   */
  Markup of(List<NumberedEvent> events, Selection shown) {
    return Tag.named("div", "diagram")
        .holding(
            legend(events),
            Tag.named("div", "ends")
                .with("aria-hidden", "true")
                .holding(end("client", ""), end("server", peer)),
            Tag.named("ol", "hops").holding(shown.drawn(this::rows, this::others)));
  }

  private static Markup legend(List<NumberedEvent> events) {
    return Tag.named("ul", "legend")
        .holding(
            Arrays.stream(Protection.values())
                .filter(each -> events.stream().anyMatch(event -> event.protection() == each))
                .map(each -> Tag.named("li", each.className()).holding(each.words())));
  }

  private static Markup end(String role, String who) {
    return Tag.named("div").holding(Tag.named("b").holding(role), Tag.named("span").holding(who));
  }

  private Markup rows(NumberedEvent numbered) {
    return Markup.all(arrow(numbered), newKeys(numbered.event()));
  }

  private Markup others(List<NumberedEvent> events) {
    return Tag.named("li", "both others").holding(Tag.named("span").holding(Others.of(events)));
  }

  private Markup arrow(NumberedEvent numbered) {
    Event event = numbered.event();
    Sender sender = event.sender();
    return Tag.named(
            "li",
            String.join(" ", "hop", sender.label(), numbered.protection().className(), kind(event)))
        .holding(
            Tag.named("a")
                .with("href", "#" + numbered.id())
                .holding(
                    Tag.named("span", "unseen").holding(sender + " to " + sender.other() + ": "),
                    Tag.named("span", "name")
                        .holding(lock(event), Tag.named("b").holding(event.name())),
                    Tag.named("span", "shaft").with("aria-hidden", "true").holding(),
                    Tag.named("span", "under")
                        .holding(
                            Tag.named("span", "time").holding(time.of(event.at())),
                            size(event),
                            CheckCount.of(numbered))));
  }

  /** What makes an arrow look different besides its keys. */
  private static String kind(Event event) {
    if (event.content() instanceof Content.End) {
      return "end";
    }
    boolean fatal = event.content() instanceof Content.AlertSent sent && sent.alert().level() == 2;
    return fatal ? "fatal" : "usual";
  }

  private static Markup lock(Event event) {
    return event.isProtected() ? Icon.LOCK.drawn() : Markup.NOTHING;
  }

  private static Markup size(Event event) {
    return event.content() instanceof Content.End
        ? Markup.NOTHING
        : Tag.named("span").holding(MessageView.size(event));
  }

  /** Where keys are derived, each side on its own and without a word over the wire. */
  private static Markup newKeys(Event event) {
    List<Derivation> derivations =
        event.step(Topic.TRAFFIC_KEYS).map(Step::derivations).orElse(List.of());
    String whose =
        Arrays.stream(Sender.values())
            .filter(s -> derivations.stream().anyMatch(each -> each.name().startsWith(s.label())))
            .map(sender -> "the " + sender.label() + "'s")
            .collect(Collectors.joining(" and "));
    return whose.isEmpty()
        ? Markup.NOTHING
        : Tag.named("li", "both")
            .holding(Tag.named("span").holding("each side derives " + whose + " write keys"));
  }
}
