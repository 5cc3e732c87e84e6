package dev.minica.cli.trace.page;

import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Place;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.trace.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An event with its place on the page.
 *
 * @param number from 1 on
 * @param records that carried it and no event before it
 */
record NumberedEvent(int number, Event event, List<RecordView> records) {

  static List<NumberedEvent> of(Trace trace) {
    List<NumberedEvent> numbered = new ArrayList<>();
    Set<Place> seen = new HashSet<>();
    for (Event event : trace.events()) {
      List<RecordView> records =
          event.records().stream().filter(record -> seen.add(record.place())).toList();
      numbered.add(new NumberedEvent(numbered.size() + 1, event, records));
    }
    return List.copyOf(numbered);
  }

  /** Of its element. */
  String id() {
    return "m" + number;
  }

  Protection protection() {
    return Protection.of(event);
  }
}
