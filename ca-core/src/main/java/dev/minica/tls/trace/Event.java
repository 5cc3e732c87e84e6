package dev.minica.tls.trace;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.wire.Field;
import dev.minica.tls.wire.Octets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a side sent, and what follows from it.
 *
 * @param at when the last of its octets was seen
 * @param name such as {@code ClientHello}, {@code alert handshake_failure}, {@code application
 *     data}
 * @param octets its own, without protection and without the headers of records; of what was not
 *     read all there is
 * @param fields what the octets say; the offsets count from the first of them. Foreign text as it
 *     is
 * @param records that carried it, one mostly; none for an end
 * @param steps what was derived and checked there, in the order of the topics
 */
public record Event(
    Sender sender,
    Instant at,
    String name,
    Content content,
    Octets octets,
    List<Field> fields,
    List<RecordView> records,
    List<Step> steps) {

  public Event {
    fields = List.copyOf(fields);
    records = List.copyOf(records);
    steps = List.copyOf(steps);
  }

  /** Whether it came under keys. */
  public boolean isProtected() {
    return records.stream().anyMatch(RecordView::isProtected);
  }

  /** What was said under a topic. */
  public Optional<Step> step(Topic topic) {
    return steps.stream().filter(step -> step.topic() == topic).findFirst();
  }
}
