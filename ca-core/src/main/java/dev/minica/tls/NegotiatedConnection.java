package dev.minica.tls;

import dev.minica.tls.watch.ClientOffer;
import dev.minica.x509.Certificate;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * What client and server agreed on.
 *
 * @param client the client's address
 * @param server the address it reached
 * @param protocol the version in Java's words, such as {@code TLSv1.3}
 * @param cipherSuite the suite's name in IANA's registry
 * @param serverName the name the client asked for (RFC 6066 section 3); any character may be in it
 * @param applicationProtocol what ALPN (RFC 7301) chose
 * @param serverCertificate what the server showed; empty if nobody can read that
 * @param clientCertificates what the client showed and proved to have the key of, its own first;
 *     empty without client authentication
 * @param offer what the client had said that it can; empty if its ClientHello was not understood
 */
public record NegotiatedConnection(
    InetSocketAddress client,
    InetSocketAddress server,
    String protocol,
    String cipherSuite,
    Optional<String> serverName,
    Optional<String> applicationProtocol,
    Optional<Certificate> serverCertificate,
    List<Certificate> clientCertificates,
    Optional<ClientOffer> offer) {

  public NegotiatedConnection {
    clientCertificates = List.copyOf(clientCertificates);
  }

  /** Of a socket whose handshake is complete. */
  static NegotiatedConnection of(
      SSLSocket socket, ServedHosts served, Optional<ClientOffer> offer) {
    SSLSession session = socket.getSession();
    Optional<String> name = serverName(session);
    return new NegotiatedConnection(
        (InetSocketAddress) socket.getRemoteSocketAddress(),
        (InetSocketAddress) socket.getLocalSocketAddress(),
        session.getProtocol(),
        session.getCipherSuite(),
        name,
        Optional.ofNullable(socket.getApplicationProtocol()).filter(each -> !each.isEmpty()),
        served.of(name).certificate(),
        clientCertificates(session),
        offer);
  }

  private static Optional<String> serverName(SSLSession session) {
    return session instanceof ExtendedSSLSession extended
        ? extended.getRequestedServerNames().stream().map(NegotiatedConnection::text).findFirst()
        : Optional.empty();
  }

  private static String text(SNIServerName name) {
    return name instanceof SNIHostName host
        ? host.getAsciiName()
        : new String(name.getEncoded(), StandardCharsets.ISO_8859_1);
  }

  private static List<Certificate> clientCertificates(SSLSession session) {
    try {
      return Arrays.stream(session.getPeerCertificates())
          .map(NegotiatedConnection::certificate)
          .toList();
    } catch (SSLPeerUnverifiedException noneShown) {
      return List.of();
    }
  }

  private static Certificate certificate(java.security.cert.Certificate shown) {
    try {
      return Certificate.decode(shown.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that Java has read has no encoding", e);
    }
  }
}
