package dev.minica.cli.trace;

import dev.minica.tls.Endpoint;
import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Close;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.diagnosis.Diagnosis;
import dev.minica.tls.diagnosis.Diagnostician;
import dev.minica.tls.diagnosis.Inquiry;
import dev.minica.tls.engine.Capture;
import dev.minica.tls.engine.Operation;
import dev.minica.tls.trace.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All there is to show of a connection.
 *
 * @param peer the server, as it was named or else by its address
 * @param conversation what was sent
 * @param trace what it means
 * @param operations what the client computed, and how long it took; none of who only watched
 * @param complaint why the client left, in its own words and escaped; empty if it did not, or only
 *     watched
 * @param diagnoses why it failed, the surest first; none if it did not, as far as can be seen
 */
public record TracedConnection(
    String peer,
    Conversation conversation,
    Trace trace,
    List<Operation> operations,
    String complaint,
    List<Diagnosis> diagnoses) {

  public TracedConnection {
    operations = List.copyOf(operations);
    diagnoses = List.copyOf(diagnoses);
  }

  /** One that was watched from between the two sides. */
  public static TracedConnection watched(Conversation conversation, Trace trace) {
    String peer = Endpoint.text(conversation.server());
    Inquiry inquiry = Inquiry.into(trace, peer);
    return new TracedConnection(
        peer, conversation, trace, List.of(), "", Diagnostician.diagnose(inquiry));
  }

  /**
   * One that our own client had.
   *
   * @param inquiry what there is to go by if it failed
   */
  public static TracedConnection had(Capture capture, Inquiry inquiry) {
    return new TracedConnection(
        inquiry.server(),
        capture.conversation(),
        inquiry.trace(),
        capture.operations(),
        capture.complaint(),
        Diagnostician.diagnose(inquiry));
  }

  /** When the first octet was seen; empty if there is none. */
  public Optional<Instant> began() {
    return conversation.chunks().stream().map(Chunk::at).findFirst();
  }

  /** When anything was seen for the last time. */
  public Optional<Instant> ended() {
    return Stream.concat(
            conversation.chunks().stream().map(Chunk::at),
            conversation.closes().stream().map(Close::at))
        .max(Instant::compareTo);
  }
}
