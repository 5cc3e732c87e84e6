package dev.minica.tls;

import static dev.minica.tls.registry.HandshakeTypes.CERTIFICATE;
import static dev.minica.tls.registry.HandshakeTypes.CERTIFICATE_STATUS;
import static dev.minica.tls.registry.HandshakeTypes.SERVER_HELLO;

import dev.minica.inspection.ServerAnswer;
import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.CertificateStatus;
import dev.minica.tls.wire.handshake.Context;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.ServerHello;
import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of a handshake up to TLS 1.2 (RFC 5246 section 7.3), in which the server's
 * certificates come in the clear; it ends there. No arithmetic is done, so no algorithm is too weak
 * or too new to be looked at.
 */
final class PlainHandshake {

  /** The number of ocsp (RFC 6066 section 8). */
  private static final int OCSP = 1;

  /** More messages than a server has to say before it is the client's turn. */
  private static final int MAX_MESSAGES = 16;

  private final ServerAddress address;
  private final SecureRandom random;
  private String protocol = "";
  private String cipherSuite = "";
  private List<byte[]> chain = List.of();
  private final List<byte[]> staples = new ArrayList<>();

  PlainHandshake(ServerAddress address, SecureRandom random) {
    this.address = address;
    this.random = random;
  }

  /**
   * What the server shows.
   *
   * @param trouble why another handshake failed
   * @throws IOException if it shows no certificates, with the reason
   */
  ServerAnswer over(Socket socket, String trouble) throws IOException {
    socket.getOutputStream().write(ProbingHello.record(address, random).encode().toArray());
    socket.getOutputStream().flush();
    ServerFlight flight = new ServerFlight(socket.getInputStream());
    boolean more = true;
    for (int i = 0; i < MAX_MESSAGES && more; i++) {
      more = take(flight.next());
    }
    if (chain.isEmpty()) {
      throw new IOException("the server shows no certificate: " + trouble);
    }
    return new ServerAnswer(
        address.toString(), protocol, cipherSuite, chain, staples, Optional.of(trouble));
  }

  /** Takes one message in; says whether there may be more to come that is of interest. */
  private boolean take(Octets message) throws IOException {
    return switch (message.at(0)) {
      case SERVER_HELLO, CERTIFICATE, CERTIFICATE_STATUS -> {
        take(read(message));
        yield true;
      }
      default -> false; // ServerKeyExchange, CertificateRequest or ServerHelloDone
    };
  }

  private void take(HandshakeMessage message) {
    if (message instanceof ServerHello hello) {
      protocol = version(hello.version());
      cipherSuite = CipherSuites.name(hello.cipherSuite());
    } else if (message instanceof CertificateMessage certificate) {
      chain = certificate.certificates().stream().map(Octets::toArray).toList();
    } else if (message instanceof CertificateStatus status && status.statusType() == OCSP) {
      staples.add(status.response().toArray());
    }
  }

  private static HandshakeMessage read(Octets message) throws IOException {
    try {
      return HandshakeMessage.decode(message, Context.UNKNOWN).value();
    } catch (WireException e) {
      throw ServerFlight.malformed(e);
    }
  }

  /** As Java calls the versions, which is what the other handshake says. */
  private static String version(int number) {
    return switch (number) {
      case ProtocolVersions.SSL_3_0 -> "SSLv3";
      case ProtocolVersions.TLS_1_0 -> "TLSv1";
      case ProtocolVersions.TLS_1_1 -> "TLSv1.1";
      case ProtocolVersions.TLS_1_2 -> "TLSv1.2";
      default -> ProtocolVersions.name(number);
    };
  }
}
