package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Authentication;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.crypto.SignedContent;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.CertificateRequest;
import dev.minica.tls.wire.handshake.CertificateStatus;
import dev.minica.tls.wire.handshake.Context;
import dev.minica.tls.wire.handshake.DheServerKeyExchange;
import dev.minica.tls.wire.handshake.EcdheServerKeyExchange;
import dev.minica.tls.wire.handshake.EmptyMessage;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.KeyExchange;
import dev.minica.tls.wire.handshake.NewSessionTicket;
import dev.minica.tls.wire.handshake.ServerKeyExchange;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * From ServerHello to ServerHelloDone (RFC 5246 section 7.3), or, if a session is resumed, to the
 * server's ChangeCipherSpec.
 */
final class ServerFlight12 implements Phase {

  private static final int CERTIFICATE = 1;
  private static final int STATUS = 2;
  private static final int KEY_EXCHANGE = 3;
  private static final int REQUEST = 4;

  private static final int SAFE_BITS = 2048;

  private final Session12 session;
  private final Connection connection;
  private final Order order = new Order();

  private ServerFlight12(Session12 session) {
    this.session = session;
    this.connection = session.connection();
  }

  static Phase begin(Connection connection, Hellos hellos, Message serverHello) {
    connection.add(serverHello);
    connection.context(Context.tls12(messages(hellos.suite().keyExchange())));
    // refused: TLS 1.2 has no early data (RFC 8446 section 4.2.10)
    connection.agreed().earlyData(false);
    if (connection.client().isHeld()) {
      connection.client().mayBeRefusedEarly(EarlyKeys.ofRefused(connection, hellos));
      connection.client().release();
    }
    return new ServerFlight12(new Session12(connection, hellos));
  }

  /** What the messages of a key exchange look like. */
  private static KeyExchange messages(dev.minica.tls.crypto.KeyExchange keyExchange) {
    return switch (keyExchange) {
      case RSA -> KeyExchange.RSA;
      case DHE -> KeyExchange.DHE;
      case ECDHE -> KeyExchange.ECDHE;
      default -> KeyExchange.OTHER;
    };
  }

  @Override
  public Phase handshake(Message message) {
    if (connection.isPassedOver(message)) {
      return this;
    }
    HandshakeMessage value = message.value();
    if (message.isFromServer() && value instanceof NewSessionTicket && order.reached() == 0) {
      return resumed(message.draft()).handshake(message);
    }
    if (!message.isFromServer() || !isInOrder(value)) {
      return connection.unexpected(message, awaits());
    }
    tell(message);
    connection.add(message);
    return value.equals(EmptyMessage.SERVER_HELLO_DONE) ? new ClientFlight12(session) : this;
  }

  private boolean isInOrder(HandshakeMessage value) {
    if (value instanceof CertificateMessage) {
      return order.reaches(CERTIFICATE);
    }
    if (value instanceof CertificateStatus) {
      // RFC 6066 section 8: right after the certificate, if it was promised
      return session.hellos().server().allExtensions().has(ExtensionTypes.STATUS_REQUEST)
          && order.reached() == CERTIFICATE
          && order.reaches(STATUS);
    }
    if (value instanceof ServerKeyExchange) {
      return !lacksCertificate() && mayShare() && order.reaches(KEY_EXCHANGE);
    }
    boolean isNext = !lacksCertificate() && !lacksShare();
    return value instanceof CertificateRequest
        ? isNext && order.reaches(REQUEST)
        : isNext && value.equals(EmptyMessage.SERVER_HELLO_DONE);
  }

  /** Who is known by a certificate shows it first of all (RFC 5246 section 7.4.2). */
  private boolean lacksCertificate() {
    return order.reached() < CERTIFICATE
        && switch (session.hellos().suite().authentication()) {
          case RSA, ECDSA, DSS -> true;
          default -> false;
        };
  }

  /** RFC 5246 section 7.4.3 has a list of who sends ServerKeyExchange, and who must not. */
  private boolean lacksShare() {
    return order.reached() < KEY_EXCHANGE
        && switch (session.hellos().suite().keyExchange()) {
          case DHE, ECDHE, DHE_PSK, ECDHE_PSK -> true;
          default -> false;
        };
  }

  private boolean mayShare() {
    return switch (session.hellos().suite().keyExchange()) {
      case RSA, DH, ECDH -> false;
      default -> true;
    };
  }

  private void tell(Message message) {
    if (message.value() instanceof CertificateMessage certificate) {
      session.of(Sender.SERVER).shown(certificate, message, session.hellos().client().serverName());
    } else if (message.value() instanceof CertificateStatus status) {
      session.of(Sender.SERVER).stapled(status.response(), message);
    } else if (message.value() instanceof ServerKeyExchange params) {
      keyExchange(params, message);
    } else if (message.value() instanceof CertificateRequest request) {
      session.request(request);
    }
  }

  private void keyExchange(ServerKeyExchange params, Message message) {
    session.serverParams(params);
    StepDraft step = message.step(Topic.KEY_EXCHANGE);
    if (params instanceof EcdheServerKeyExchange ecdhe) {
      connection.agreed().group(NamedGroups.name(ecdhe.group()));
    } else if (params instanceof DheServerKeyExchange dhe) {
      finiteField(dhe, step);
    }
    Hellos hellos = session.hellos();
    SignedContent content =
        SignedContent.serverKeyExchange(
            hellos.namedClientRandom(), hellos.namedServerRandom(), params.params().toArray());
    String what = "the server's signature over both randoms and its share";
    params
        .signedParams()
        .ifPresentOrElse(
            signed -> session.of(Sender.SERVER).check(what, signed, content, step),
            () -> unsigned(what, step));
  }

  private void unsigned(String what, StepDraft step) {
    boolean isAnonymous = session.hellos().suite().authentication() == Authentication.ANONYMOUS;
    if (isAnonymous) {
      step.remark("nobody signs: whoever is in between can be the server");
    } else {
      String why = "the message is not looked into, or has none";
      step.check(Check.notCheckable(what, why, "RFC 5246 section 7.4.3"));
    }
  }

  /** The server may choose any (RFC 5246 section 7.4.3), those of RFC 7919 among them. */
  private void finiteField(DheServerKeyExchange dhe, StepDraft step) {
    Optional<NamedGroup> known = NamedGroup.ofFiniteField(dhe.p().toArray(), dhe.g().toArray());
    int bits = new BigInteger(1, dhe.p().toArray()).bitLength();
    connection
        .agreed()
        .group(
            known.map(NamedGroup::label).orElse("a group of the server's own, " + bits + " bits"));
    if (known.isEmpty()) {
      step.remark("the group is the server's own: nobody here knows whether it is a good one");
    }
    if (bits < SAFE_BITS) {
      step.remark("a group of " + bits + " bits is too small to be safe (RFC 9325 section 4.1)");
    }
  }

  @Override
  public Phase cipherChange(Sender sender, Draft draft) {
    return sender == Sender.SERVER && order.reached() == 0
        ? resumed(draft).cipherChange(sender, draft)
        : connection.unexpectedChange(sender, draft, awaits());
  }

  /** RFC 5246 section 7.3, figure 2: the server goes first. */
  private Phase resumed(Draft draft) {
    connection.agreed().resumed();
    session.keys().resumed(draft);
    return new Finish12(session, List.of(Sender.SERVER, Sender.CLIENT));
  }

  @Override
  public String awaits() {
    if (lacksCertificate()) {
      return "the server's Certificate";
    }
    return lacksShare() ? "ServerKeyExchange" : "ServerHelloDone";
  }
}
