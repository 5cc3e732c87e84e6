package dev.minica.cli.trace.page;

import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Place;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.trace.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
    return id(number);
  }

  /**
   * The way to an event.
   *
   * @param event its place among those of the trace, from 0 on
   */
  static String link(int event) {
    return '#' + id(event + 1);
  }

  private static String id(int number) {
    return "m" + number;
  }

  /** How many checks at it came out so, those of its records included. */
  long count(Outcome outcome) {
    Stream<Check> ofRecords = records.stream().flatMap(record -> record.check().stream());
    Stream<Check> ofSteps = event.steps().stream().flatMap(step -> step.checks().stream());
    return Stream.concat(ofRecords, ofSteps).filter(each -> each.outcome() == outcome).count();
  }

  Protection protection() {
    return Protection.of(event);
  }
}
