package dev.minica.tls.analysis;

import dev.minica.tls.analysis.Epoch.Closed;
import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.trace.EarlyData;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.extension.Extension;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.CertificateRequest;
import dev.minica.tls.wire.handshake.CertificateVerify;
import dev.minica.tls.wire.handshake.CompressedCertificate;
import dev.minica.tls.wire.handshake.Context;
import dev.minica.tls.wire.handshake.EncryptedExtensions;
import dev.minica.tls.wire.handshake.Finished;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import java.util.List;
import java.util.Optional;

/** From ServerHello to the server's Finished (RFC 8446 section 2). */
final class ServerFlight13 implements Phase {

  private static final int EXTENSIONS = 1;
  private static final int REQUEST = 2;
  private static final int CERTIFICATE = 3;
  private static final int VERIFY = 4;
  private static final int FINISHED = 5;

  private final Session13 session;
  private final Connection connection;
  private final Optional<Derivation> earlySecret;
  private final Order order = new Order();

  private ServerFlight13(Session13 session, Optional<Derivation> earlySecret) {
    this.session = session;
    this.connection = session.connection();
    this.earlySecret = earlySecret;
  }

  static Phase begin(Connection connection, Hellos hellos, Message serverHello) {
    PskBinders.check(connection, hellos);
    Optional<Derivation> earlySecret = EarlyKeys.secret(connection, hellos);
    connection.add(serverHello);
    connection.context(Context.TLS_1_3);
    Session13 session = new Session13(connection, hellos);
    if (session.isByPsk()) {
      connection.agreed().resumed();
    }
    Draft draft = serverHello.draft();
    session.keys().serverHello(draft);
    connection.server().epoch(session.keys().handshake(Sender.SERVER, draft));
    connection.client().epoch(session.keys().handshake(Sender.CLIENT, draft));
    closed(connection);
    return new ServerFlight13(session, earlySecret);
  }

  /** Whose answer cannot be read has not said what becomes of early data. */
  private static void closed(Connection connection) {
    if (connection.server().epoch() instanceof Closed closed && connection.client().isHeld()) {
      connection.client().epoch(new Closed(EarlyKeys.NAME, closed.why()));
      connection.client().release();
    }
  }

  @Override
  public Phase handshake(Message message) {
    if (!message.isFromServer() || !isInOrder(message.value())) {
      return connection.unexpected(message, awaits());
    }
    tell(message);
    if (!(message.value() instanceof Finished finished)) {
      connection.add(message);
      return this;
    }
    session.keys().check(finished, message);
    connection.add(message);
    session.keys().serverFinished(message.draft());
    connection.server().epoch(session.keys().application(Sender.SERVER, message.draft()));
    return new ClientFlight13(session);
  }

  private boolean isInOrder(HandshakeMessage value) {
    if (value instanceof EncryptedExtensions) {
      return order.reaches(EXTENSIONS);
    }
    if (order.reached() < EXTENSIONS) {
      return false;
    }
    if (value instanceof CertificateRequest) {
      return !session.isByPsk() && order.reaches(REQUEST);
    }
    if (value instanceof CertificateMessage || value instanceof CompressedCertificate) {
      return !session.isByPsk() && order.reaches(CERTIFICATE);
    }
    if (value instanceof CertificateVerify) {
      return order.reached() == CERTIFICATE && order.reaches(VERIFY);
    }
    return value instanceof Finished
        && (session.isByPsk() || order.reached() == VERIFY)
        && order.reaches(FINISHED);
  }

  private void tell(Message message) {
    if (message.value() instanceof EncryptedExtensions extensions) {
      extensions(extensions, message);
    } else if (message.value() instanceof CertificateRequest) {
      session.certificateWanted();
    } else {
      session.credentials(message);
    }
  }

  private void extensions(EncryptedExtensions sent, Message message) {
    connection.agreed().protocol(sent.extensions());
    List<String> unasked =
        sent.extensions().list().stream()
            .map(Extension::type)
            .filter(type -> !session.hellos().client().allExtensions().has(type))
            .map(ExtensionTypes::name)
            .toList();
    message
        .step(Topic.SERVER_HELLO)
        .check(
            unasked.isEmpty(),
            "each encrypted extension answers one of the client's",
            String.join(", ", unasked),
            "RFC 8446 section 4.2");
    if (connection.agreed().earlyData() == EarlyData.UNKNOWN) {
      early(sent.extensions().has(ExtensionTypes.EARLY_DATA));
    }
  }

  private void early(boolean isAccepted) {
    Direction client = connection.client();
    connection.agreed().earlyData(isAccepted);
    if (isAccepted) {
      client.epoch(EarlyKeys.ofAccepted(connection, session.hellos(), earlySecret));
    } else {
      client.mayBeRefusedEarly(EarlyKeys.ofRefused(connection, session.hellos()));
    }
    client.release();
  }

  /** A dummy (RFC 8446 appendix D.4). */
  @Override
  public Phase cipherChange(Sender sender, Draft draft) {
    return this;
  }

  @Override
  public String awaits() {
    return order.reached() < EXTENSIONS ? "EncryptedExtensions" : "the server's Finished";
  }
}
