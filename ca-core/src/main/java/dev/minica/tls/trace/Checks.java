package dev.minica.tls.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers checks. */
final class Checks {

  private Checks() {}

  static List<Check> of(List<Event> events) {
    List<Check> checks = new ArrayList<>();
    Set<Place> seen = new HashSet<>();
    for (Event event : events) {
      for (RecordView record : event.records()) {
        if (seen.add(record.place())) {
          record.check().ifPresent(checks::add);
        }
      }
      event.steps().forEach(step -> checks.addAll(step.checks()));
    }
    return List.copyOf(checks);
  }
}
