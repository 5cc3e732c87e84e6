package dev.minica.tls.trace;

import dev.minica.tls.crypto.Sender;
import dev.minica.verification.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A conversation, understood.
 *
 * @param verdict what became of it
 * @param because why, in one line of our words: lower case, without a full stop
 * @param negotiation what was agreed on
 * @param events in the order in which they were seen
 * @param findings what must not be; what disagrees is in {@link #checks()}
 * @param answers whether each side's certificate can be relied on, where that was asked and it
 *     showed one
 * @param unopened why there are records that were not opened; none if all were
 * @param gaps what was not recorded, such as {@code the end of what the client sent}; none if all
 *     was
 */
public record Trace(
    Verdict verdict,
    String because,
    Negotiation negotiation,
    List<Event> events,
    List<Finding> findings,
    Map<Sender, Answer> answers,
    List<String> unopened,
    List<String> gaps) {

  public Trace {
    events = List.copyOf(events);
    findings = List.copyOf(findings);
    answers = Map.copyOf(answers);
    unopened = List.copyOf(unopened);
    gaps = List.copyOf(gaps);
  }

  /** All checks, those of records first and those of an event in the order of its steps. */
  public List<Check> checks() {
    return Checks.of(events);
  }

  /** The checks with this outcome. */
  public List<Check> checks(Outcome outcome) {
    return checks().stream().filter(check -> check.outcome() == outcome).toList();
  }

  /** The records that carried the events, each once, in the order in which they were seen. */
  public List<RecordView> records() {
    Map<Place, RecordView> records = new LinkedHashMap<>();
    events.forEach(event -> event.records().forEach(each -> records.put(each.place(), each)));
    return List.copyOf(records.values());
  }
}
