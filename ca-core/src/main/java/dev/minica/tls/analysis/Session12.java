package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.wire.handshake.CertificateRequest;
import dev.minica.tls.wire.handshake.ServerKeyExchange;
import java.util.Optional;

/** What the flights of one handshake of TLS 1.2 have in common. */
final class Session12 {

  private final Connection connection;
  private final Hellos hellos;
  private final Keys12 keys;
  private final Credentials server;
  private final Credentials client;
  private Optional<ServerKeyExchange> serverParams = Optional.empty();
  private Optional<CertificateRequest> request = Optional.empty();

  Session12(Connection connection, Hellos hellos) {
    this.connection = connection;
    this.hellos = hellos;
    this.keys = new Keys12(connection, hellos);
    this.server = new Credentials(connection, Sender.SERVER);
    this.client = new Credentials(connection, Sender.CLIENT);
  }

  Connection connection() {
    return connection;
  }

  Hellos hellos() {
    return hellos;
  }

  Keys12 keys() {
    return keys;
  }

  Credentials of(Sender sender) {
    return sender == Sender.SERVER ? server : client;
  }

  void serverParams(ServerKeyExchange params) {
    serverParams = Optional.of(params);
  }

  Optional<ServerKeyExchange> serverParams() {
    return serverParams;
  }

  void request(CertificateRequest wanted) {
    request = Optional.of(wanted);
  }

  boolean isCertificateWanted() {
    return request.isPresent();
  }
}
