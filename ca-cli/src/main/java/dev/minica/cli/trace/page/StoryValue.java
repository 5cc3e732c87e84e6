package dev.minica.cli.trace.page;

import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.narration.Origin;
import dev.minica.tls.narration.Value;
import java.util.ArrayList;
import java.util.List;

/** What a chapter shows: a value, what it says, and where it comes from. */
record StoryValue(Values values) {

  /** What one message said stands together below its name. */
  Markup list(List<Value> shown) {
    List<Markup> parts = new ArrayList<>();
    int end;
    for (int from = 0; from < shown.size(); from = end) {
      end = from + 1;
      Origin origin = shown.get(from).origin();
      while (end < shown.size() && shown.get(end).origin().equals(origin)) {
        end++;
      }
      parts.add(group(origin, shown.subList(from, end)));
    }
    return Markup.all(parts);
  }

  private Markup group(Origin origin, List<Value> shown) {
    return Tag.named("div", "group")
        .holding(origin(origin), Tag.named("dl", "shown").holding(shown.stream().map(this::row)));
  }

  private Markup row(Value value) {
    return Tag.named("div")
        .holding(
            Tag.named("dt").holding(value.name()),
            Tag.named("dd")
                .holding(
                    words(value.words()),
                    value.octets().map(values::octets).orElse(Markup.NOTHING)));
  }

  private static Markup words(List<String> words) {
    return switch (words.size()) {
      case 0 -> Markup.NOTHING;
      case 1 -> Tag.named("p").holding(words.get(0));
      default ->
          Tag.named("ul", "items")
              .holding(words.stream().map(each -> Tag.named("li").holding(each)));
    };
  }

  private static Markup origin(Origin origin) {
    if (origin instanceof Origin.Sent sent) {
      return Tag.named("p", "origin")
          .holding(
              Markup.text("The " + sent.sender() + " in "),
              Tag.named("a")
                  .with("href", NumberedEvent.link(sent.event()))
                  .holding(sent.message()));
    }
    if (origin instanceof Origin.Computed computed) {
      Derivation how = computed.how();
      return Tag.named("p", "origin")
          .holding(
              Tag.named("code").holding(how.formula()),
              Markup.text(" "),
              Tag.named("cite").holding(how.clause()));
    }
    return Tag.named("p", "origin").holding(Sentence.of(((Origin.Known) origin).whence()));
  }
}
