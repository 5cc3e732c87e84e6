package dev.minica.cli.trace.page;

import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Outcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The events that a page shows one by one. A download has thousands of records that are all alike,
 * and a page of all of them would be larger than the download: of what comes many times in a row
 * the first and the last are shown, and those with a check that disagrees. However long the
 * connection, there is an end to it.
 */
final class Selection {

  private static final int FIRST_OF_RUN = 8;
  private static final int LAST_OF_RUN = 3;
  private static final int FIRST_OF_ALL = 240;
  private static final int LAST_OF_ALL = 60;

  private final List<NumberedEvent> events;
  private final BitSet shown = new BitSet();

  /**
   * @param needed the numbers of those that the page leads to, which are always shown
   */
  Selection(List<NumberedEvent> events, Set<Integer> needed) {
    this.events = List.copyOf(events);
    int end;
    for (int from = 0; from < events.size(); from = end) {
      end = endOfRun(from);
      showRun(from, end);
    }
    boundAll();
    needed.forEach(number -> shown.set(number - 1));
  }

  private int endOfRun(int from) {
    int end = from + 1;
    while (end < events.size() && isAlike(events.get(from).event(), events.get(end).event())) {
      end++;
    }
    return end;
  }

  private static boolean isAlike(Event one, Event other) {
    return isData(one) ? isData(other) : one.name().equals(other.name()) && !isData(other);
  }

  /** In which direction is all the same: questions and answers may go on for long. */
  private static boolean isData(Event event) {
    return event.content() instanceof Content.ApplicationData
        || event.content() instanceof Content.Unread;
  }

  /** What stands for others is never a single one: that can as well be shown. */
  private void showRun(int from, int end) {
    if (end - from <= FIRST_OF_RUN + LAST_OF_RUN + 1) {
      shown.set(from, end);
      return;
    }
    shown.set(from, from + FIRST_OF_RUN);
    shown.set(end - LAST_OF_RUN, end);
    for (int i = from; i < end; i++) {
      if (events.get(i).count(Outcome.DISAGREED) > 0) {
        shown.set(i);
      }
    }
  }

  private void boundAll() {
    int[] all = shown.stream().toArray();
    for (int i = FIRST_OF_ALL; i < all.length - LAST_OF_ALL; i++) {
      shown.clear(all[i]);
    }
  }

  /**
   * In their order.
   *
   * @param one draws an event
   * @param others draws what stands for those between two events that are drawn
   */
  List<Markup> drawn(
      Function<NumberedEvent, Markup> one, Function<List<NumberedEvent>, Markup> others) {
    List<Markup> drawn = new ArrayList<>();
    int at = 0;
    while (at < events.size()) {
      if (shown.get(at)) {
        drawn.add(one.apply(events.get(at++)));
      } else {
        int next = shown.nextSetBit(at);
        int end = next < 0 ? events.size() : next;
        drawn.add(others.apply(events.subList(at, end)));
        at = end;
      }
    }
    return drawn;
  }
}
