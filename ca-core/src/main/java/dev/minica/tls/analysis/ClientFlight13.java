package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.CertificateVerify;
import dev.minica.tls.wire.handshake.CompressedCertificate;
import dev.minica.tls.wire.handshake.EmptyMessage;
import dev.minica.tls.wire.handshake.Finished;
import dev.minica.tls.wire.handshake.HandshakeMessage;

/** From the server's Finished to the client's (RFC 8446 section 2). */
final class ClientFlight13 implements Phase {

  private static final int END_OF_EARLY_DATA = 1;
  private static final int CERTIFICATE = 2;
  private static final int VERIFY = 3;
  private static final int FINISHED = 4;

  private final Session13 session;
  private final Connection connection;
  private final Established13 established;
  private final Order order = new Order();

  ClientFlight13(Session13 session) {
    this.session = session;
    this.connection = session.connection();
    this.established = new Established13(session);
  }

  @Override
  public Phase handshake(Message message) {
    if (message.isFromServer()) {
      // the server may go on before the client has finished (RFC 8446 section 4.4.4)
      Phase next = established.handshake(message);
      return next.equals(established) ? this : next;
    }
    if (!isInOrder(message.value())) {
      return connection.unexpected(message, awaits());
    }
    if (message.value() instanceof Finished finished) {
      return finished(finished, message);
    }
    session.credentials(message);
    connection.add(message);
    if (message.value().equals(EmptyMessage.END_OF_EARLY_DATA)) {
      connection.client().epoch(session.keys().handshake(Sender.CLIENT, message.draft()));
    }
    return this;
  }

  private Phase finished(Finished finished, Message message) {
    session.keys().check(finished, message);
    connection.add(message);
    session.tickets().known(session.keys().clientFinished(message.draft()));
    connection.client().epoch(session.keys().application(Sender.CLIENT, message.draft()));
    return established;
  }

  private boolean isInOrder(HandshakeMessage value) {
    if (value.equals(EmptyMessage.END_OF_EARLY_DATA)) {
      return session.isEarlyDataAccepted() && order.reaches(END_OF_EARLY_DATA);
    }
    if (session.isEarlyDataAccepted() && order.reached() < END_OF_EARLY_DATA) {
      return false;
    }
    if (value instanceof CertificateMessage || value instanceof CompressedCertificate) {
      return session.isCertificateWanted() && order.reaches(CERTIFICATE);
    }
    if (value instanceof CertificateVerify) {
      return order.reached() == CERTIFICATE && order.reaches(VERIFY);
    }
    return value instanceof Finished && isProven() && order.reaches(FINISHED);
  }

  /** Who shows a certificate signs; an empty one is no certificate (RFC 8446 section 4.4.2.4). */
  private boolean isProven() {
    return order.reached() == VERIFY
        || (order.reached() == CERTIFICATE
            ? !session.hasShown(Sender.CLIENT)
            : !session.isCertificateWanted());
  }

  /** A dummy (RFC 8446 appendix D.4), but not of who has finished (section 5). */
  @Override
  public Phase cipherChange(Sender sender, Draft draft) {
    return sender == Sender.CLIENT ? this : connection.unexpectedChange(sender, draft, "the end");
  }

  @Override
  public String awaits() {
    return "the client's Finished";
  }
}
