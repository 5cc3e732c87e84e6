package dev.minica.tls.analysis;

import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.crypto.SignedContent;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.CertificateVerify;
import dev.minica.tls.wire.handshake.ClientKeyExchange;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import java.util.List;
import java.util.Optional;

/** From ServerHelloDone to the client's ChangeCipherSpec (RFC 5246 section 7.3). */
final class ClientFlight12 implements Phase {

  private static final int CERTIFICATE = 1;
  private static final int KEY_EXCHANGE = 2;
  private static final int VERIFY = 3;

  private final Session12 session;
  private final Connection connection;
  private final Order order = new Order();

  ClientFlight12(Session12 session) {
    this.session = session;
    this.connection = session.connection();
  }

  @Override
  public Phase handshake(Message message) {
    if (connection.isPassedOver(message)) {
      return this;
    }
    if (message.isFromServer() || !isInOrder(message.value())) {
      return connection.unexpected(message, awaits());
    }
    if (message.value() instanceof CertificateMessage certificate) {
      session.of(Sender.CLIENT).shown(certificate, message, Optional.empty());
    } else if (message.value() instanceof CertificateVerify verify) {
      verify(verify, message);
    }
    connection.add(message);
    if (message.value() instanceof ClientKeyExchange sent) {
      agreed(sent, message);
    }
    return this;
  }

  private boolean isInOrder(HandshakeMessage value) {
    if (value instanceof CertificateMessage) {
      return session.isCertificateWanted() && order.reaches(CERTIFICATE);
    }
    if (value instanceof ClientKeyExchange) {
      return order.reaches(KEY_EXCHANGE);
    }
    return value instanceof CertificateVerify
        && order.reached() == KEY_EXCHANGE
        && order.reaches(VERIFY);
  }

  /** With ClientKeyExchange in the transcript, since the session hash ends with it (RFC 7627 3). */
  private void agreed(ClientKeyExchange sent, Message message) {
    int version = session.hellos().client().legacyVersion();
    PreMaster preMaster = new PreMaster(connection, version, message);
    Optional<NamedOctets> secret =
        preMaster.of(sent, session.serverParams(), session.of(Sender.SERVER).certificate());
    session.keys().agreed(secret, preMaster.obstacle(), message.draft());
  }

  private void verify(CertificateVerify verify, Message message) {
    SignedContent content = SignedContent.certificateVerify12(connection.transcript());
    session
        .of(Sender.CLIENT)
        .check(
            "the client's signature over all messages before it",
            verify.signed(),
            content,
            message.step(Topic.CLIENT_CERTIFICATE));
  }

  @Override
  public Phase cipherChange(Sender sender, Draft draft) {
    if (sender != Sender.CLIENT || order.reached() < KEY_EXCHANGE) {
      return connection.unexpectedChange(sender, draft, awaits());
    }
    return new Finish12(session, List.of(Sender.CLIENT, Sender.SERVER)).cipherChange(sender, draft);
  }

  @Override
  public String awaits() {
    return order.reached() < KEY_EXCHANGE ? "ClientKeyExchange" : "the client's ChangeCipherSpec";
  }
}
