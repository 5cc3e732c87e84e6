package dev.minica.tls.analysis;

import dev.minica.tls.capture.Gap;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes down what is found. Records are looked at out of their order now and then, told in it. */
final class Ledger {

  private record Entry(int arrival, Draft draft) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> unopened = new LinkedHashSet<>();
  private final List<Gap> gaps = new ArrayList<>();

  /**
   * Takes down an event.
   *
   * @param arrival the place in the conversation of the record that completed it
   */
  Draft add(int arrival, Draft draft) {
    entries.add(new Entry(arrival, draft));
    return draft;
  }

  void finding(Sender sender, long offset, String words) {
    findings.add(new Finding(sender, offset, words));
  }

  /** Takes down why records stay closed, once. */
  void unopened(String why) {
    unopened.add(why);
  }

  /** Takes down what was not recorded. */
  void gap(Gap gap) {
    gaps.add(gap);
  }

  /** In words, and in their order. */
  List<String> gaps() {
    return gaps.stream().map(Gap::toString).sorted().toList();
  }

  /** Whether nothing is missing before what was recorded last. */
  boolean lacksEndsAlone() {
    return gaps.stream().allMatch(gap -> gap.part() == Gap.Part.END);
  }

  /** How many events there are. */
  int size() {
    return entries.size();
  }

  List<Event> events() {
    return entries.stream()
        .sorted(Comparator.comparingInt(Entry::arrival))
        .map(entry -> entry.draft().event())
        .toList();
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  List<String> unopened() {
    return List.copyOf(unopened);
  }
}
