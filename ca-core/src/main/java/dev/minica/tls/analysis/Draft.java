package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.Field;
import dev.minica.tls.wire.Octets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** An event while it is being made: what comes later may still add to what is said of it. */
final class Draft {

  private final Sender sender;
  private final Instant at;
  private final String name;
  private final Content content;
  private final Octets octets;
  private final List<Field> fields;
  private final List<RecordView> records;
  private final Map<Topic, StepDraft> steps = new EnumMap<>(Topic.class);

  Draft(
      Sender sender,
      Instant at,
      String name,
      Content content,
      Octets octets,
      List<Field> fields,
      List<RecordView> records) {
    this.sender = sender;
    this.at = at;
    this.name = name;
    this.content = content;
    this.octets = octets;
    this.fields = List.copyOf(fields);
    this.records = List.copyOf(records);
  }

  StepDraft step(Topic topic) {
    return steps.computeIfAbsent(topic, StepDraft::new);
  }

  /** When the last of its octets was seen. */
  Instant at() {
    return at;
  }

  /** Where its first record begins. */
  long offset() {
    return records.isEmpty() ? 0 : records.get(0).place().offset();
  }

  boolean isProtected() {
    return records.stream().anyMatch(RecordView::isProtected);
  }

  Event event() {
    return new Event(
        sender,
        at,
        name,
        content,
        octets,
        fields,
        records,
        steps.values().stream().map(StepDraft::step).toList());
  }
}
