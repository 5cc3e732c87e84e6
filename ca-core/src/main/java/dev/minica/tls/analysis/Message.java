package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.handshake.HandshakeMessage;

/**
 * A handshake message that is whole and not broken.
 *
 * @param octets from msg_type on
 * @param draft where to say what follows from it
 */
record Message(Sender sender, Octets octets, HandshakeMessage value, Draft draft) {

  StepDraft step(Topic topic) {
    return draft.step(topic);
  }

  boolean isFromServer() {
    return sender == Sender.SERVER;
  }

  boolean isProtected() {
    return draft.isProtected();
  }
}
