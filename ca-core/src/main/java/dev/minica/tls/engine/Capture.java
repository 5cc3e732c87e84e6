package dev.minica.tls.engine;

import dev.minica.tls.analysis.OwnSecrets;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.format.KeyLog;
import java.util.List;

/**
 * A conversation, and what one of its sides knows.
 *
 * @param keyLog what opens its records
 * @param own the secrets from which those were derived, as far as the engine has them
 * @param operations what the client computed, in its order
 * @param complaint why the client left before the end, in its own words and escaped; empty if it
 *     did not
 */
public record Capture(
    Conversation conversation,
    KeyLog keyLog,
    OwnSecrets own,
    List<Operation> operations,
    String complaint) {

  public Capture {
    operations = List.copyOf(operations);
  }
}
