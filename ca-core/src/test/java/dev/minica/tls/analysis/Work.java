package dev.minica.tls.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.trace.Step;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.wire.Field;
import java.util.List;

/**
 * How much a trace holds. It may grow with what was sent and not faster, whatever was sent: so
 * neither time nor memory does.
 */
final class Work {

  /** Ends, and what is left over, of both sides. */
  private static final int APART = 6;

  /** No handshake message is shorter than its header. */
  private static final int SHORTEST = 4;

  /** What a handshake that went well comes to, whatever its length. */
  private static final int STATEMENTS = 400;

  private Work() {}

  /**
   * @param sent by both sides, in octets
   */
  static void assertBounded(Trace trace, int sent) {
    List<Event> events = trace.events();
    assertThat(events.size()).as("events").isLessThanOrEqualTo(APART + sent / SHORTEST);
    assertThat(events.stream().mapToLong(event -> event.octets().length()).sum())
        .as("octets of events")
        // a record that breaks off in the middle is there as a whole, and so are its messages
        .isLessThanOrEqualTo(2L * sent);
    assertThat(trace.records().stream().mapToLong(Work::octets).sum())
        .as("octets of records")
        .isLessThanOrEqualTo(2L * sent);
    assertThat(events.stream().mapToLong(event -> fields(event.fields())).sum())
        .as("fields")
        .isLessThanOrEqualTo(APART + 2L * sent);
    assertThat(events.stream().flatMap(event -> event.steps().stream()).mapToLong(Work::said).sum())
        .as("what is said of them")
        .isLessThanOrEqualTo(STATEMENTS + sent);
    assertThat(trace.findings()).hasSizeLessThanOrEqualTo(APART + 2 * events.size());
  }

  /** As it came, and what was inside. */
  private static long octets(RecordView view) {
    return view.record().encode().length()
        + view.opening().stream().flatMap(opening -> opening.parts().stream()).count();
  }

  private static long fields(List<Field> fields) {
    return fields.stream().mapToLong(field -> 1 + fields(field.children())).sum();
  }

  private static long said(Step step) {
    return (long) step.derivations().size() + step.checks().size() + step.remarks().size();
  }
}
