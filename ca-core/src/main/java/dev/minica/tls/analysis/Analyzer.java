package dev.minica.tls.analysis;

import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Close;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.trace.Trace;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Understands recorded conversations of TLS 1.2 and 1.3: every message is rebuilt from octets and
 * secrets, and every value that both sides computed is computed again. It trusts nobody's word on
 * what was agreed, the recording program's included.
 */
public final class Analyzer {

  private final SecureRandom random;

  /**
   * @param random for the blinding of RSA; no result depends on it
   */
  public Analyzer(SecureRandom random) {
    this.random = random;
  }

  /**
   * What was said and computed. Any octets have a trace: what is broken is a finding in it, and
   * what the evidence does not open is said to be closed. Of what comes after the first {@value
   * RecordIntake#MAX_RECORDS} records, or as many messages, it says that it is there and no more,
   * so that time and memory are bounded.
   *
   * @param evidence that belongs to it; a key log may hold other connections' secrets as well
   */
  public Trace analyze(Conversation conversation, Evidence evidence) {
    Connection connection = new Connection(evidence, random);
    RecordIntake intake = new RecordIntake(connection);
    Deque<Close> closes = new ArrayDeque<>(conversation.closes());
    for (Chunk chunk : conversation.chunks()) {
      while (!closes.isEmpty() && closes.element().at().isBefore(chunk.at())) {
        intake.closed(closes.remove());
      }
      intake.accept(chunk);
    }
    closes.forEach(intake::closed);
    intake.finish(conversation.gaps());
    return Conclusion.of(connection, intake.phase());
  }
}
