package dev.minica.tls.narration;

import dev.minica.tls.engine.Operation;
import dev.minica.tls.trace.Trace;
import java.util.List;
import java.util.Optional;

/**
 * A trace, retold.
 *
 * @param headline all of it in a few facts
 * @param chapters those that occur in this connection, in the order in which one is told
 */
public record Narration(Headline headline, List<Chapter> chapters) {

  public Narration {
    chapters = List.copyOf(chapters);
  }

  /** A conversation of which nothing is known but what the trace says. */
  public static Narration of(Trace trace) {
    return of(trace, List.of(), "");
  }

  /**
   * A conversation in which we took part.
   *
   * @param operations what our side computed, in its order
   * @param complaint why our side left before the end, escaped; empty if it did not
   */
  public static Narration of(Trace trace, List<Operation> operations, String complaint) {
    Facts facts = new Facts(trace, operations, complaint);
    return new Narration(
        Headline.of(trace),
        Tellers.ALL.stream().flatMap(teller -> teller.tell(facts).stream()).toList());
  }

  /** The chapter with this id, if it occurs. */
  public Optional<Chapter> chapter(String id) {
    return chapters.stream().filter(chapter -> chapter.id().equals(id)).findFirst();
  }
}
