package dev.minica.cli.trace.page;

import dev.minica.tls.trace.Event;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of events that are not shown one by one. */
final class Others {

  private static final int NAMED = 3;

  private Others() {}

  /** Such as {@code 16381 more: application data, 16773120 octets in all}. */
  static Markup of(List<NumberedEvent> events) {
    long octets = events.stream().mapToLong(each -> each.event().octets().length()).sum();
    String words = events.size() + " more: " + names(events) + ", " + octets + " octets in all";
    return Markup.all(
        Markup.text(words),
        CheckCount.of(outcome -> events.stream().mapToLong(each -> each.count(outcome)).sum()));
  }

  private static String names(List<NumberedEvent> events) {
    List<String> names =
        events.stream().map(NumberedEvent::event).map(Event::name).distinct().toList();
    String named = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return names.size() > NAMED ? named + " and others" : named;
  }
}
