package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.CertificateRequest;
import dev.minica.tls.wire.handshake.CertificateVerify;
import dev.minica.tls.wire.handshake.Finished;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.KeyUpdate;
import dev.minica.tls.wire.handshake.NewSessionTicket13;

/** The handshake of TLS 1.3 is over; some messages may still come (RFC 8446 section 4.6). */
final class Established13 implements Phase {

  private final Session13 session;
  private boolean isAskedAgain;

  Established13(Session13 session) {
    this.session = session;
  }

  @Override
  public Phase handshake(Message message) {
    HandshakeMessage value = message.value();
    if (message.isFromServer() && value instanceof NewSessionTicket13 ticket) {
      session.tickets().add(ticket, message.step(Topic.RESUMPTION));
    } else if (value instanceof KeyUpdate update) {
      update(update, message);
    } else if (message.isFromServer() && value instanceof CertificateRequest) {
      isAskedAgain = true;
      message.step(Topic.CLIENT_CERTIFICATE).remark("the server asks for it only now");
    } else if (isAskedAgain && !message.isFromServer() && isAnswer(value)) {
      message
          .step(Topic.CLIENT_CERTIFICATE)
          .remark("authentication after the handshake is not followed");
    } else {
      return session.connection().unexpected(message, awaits());
    }
    return this;
  }

  private void update(KeyUpdate update, Message message) {
    message.step(Topic.KEY_SCHEDULE).remark("the " + message.sender() + " takes new keys");
    if (update.requestUpdate() > 1) {
      session
          .connection()
          .ledger()
          .finding(message.sender(), message.draft().offset(), "KeyUpdate asks for nothing known");
    }
    session.keys().update(message.sender(), message.draft());
  }

  private static boolean isAnswer(HandshakeMessage value) {
    return value instanceof CertificateMessage
        || value instanceof CertificateVerify
        || value instanceof Finished;
  }

  @Override
  public Phase cipherChange(Sender sender, Draft draft) {
    return this;
  }

  @Override
  public String awaits() {
    return "the end";
  }
}
