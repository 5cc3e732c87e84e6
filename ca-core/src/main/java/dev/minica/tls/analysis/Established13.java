package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.handshake.CertificateRequest13;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.KeyUpdate;
import dev.minica.tls.wire.handshake.NewSessionTicket13;

/** The handshake of TLS 1.3 is over; some messages may still come (RFC 8446 section 4.6). */
final class Established13 implements Phase {

  private final Session13 session;
  private final LateAuthentication late;

  Established13(Session13 session) {
    this.session = session;
    this.late = new LateAuthentication(session);
  }

  @Override
  public Phase handshake(Message message) {
    HandshakeMessage value = message.value();
    if (message.isFromServer() && value instanceof NewSessionTicket13 ticket) {
      session.tickets().add(ticket, message.step(Topic.RESUMPTION));
    } else if (value instanceof KeyUpdate update) {
      update(update, message);
    } else if (value instanceof CertificateRequest13 request && message.isFromServer()) {
      late.asked(request, message);
    } else if (!message.isFromServer() && late.takes(value)) {
      late.answered(message);
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
          .finding(
              message.sender(),
              message.draft().offset(),
              "KeyUpdate asks for "
                  + update.requestUpdate()
                  + ", which is nothing (RFC 8446 section 4.6.3)");
    }
    session.keys().update(message.sender(), message.draft());
  }

  /** Who has finished must not send it any more (RFC 8446 section 5). */
  @Override
  public Phase cipherChange(Sender sender, Draft draft) {
    return session.connection().unexpectedChange(sender, draft, awaits());
  }

  @Override
  public String awaits() {
    return "the end";
  }
}
