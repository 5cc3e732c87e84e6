package dev.minica.tls.analysis;

import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.trace.EarlyData;
import dev.minica.tls.trace.Negotiation;
import dev.minica.tls.wire.extension.ApplicationProtocols;
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.ServerHello;
import java.util.Optional;
import java.util.OptionalInt;

/** What the two sides have agreed on so far. */
final class Agreed {

  private Optional<ServerHello> hello = Optional.empty();
  private Optional<String> group = Optional.empty();
  private Optional<String> serverName = Optional.empty();
  private Optional<String> protocol = Optional.empty();
  private EarlyData earlyData = EarlyData.NOT_OFFERED;
  private boolean isResumed;
  private boolean isRetried;

  void offered(ClientHello client) {
    serverName = client.serverName();
    if (client.allExtensions().has(ExtensionTypes.EARLY_DATA)) {
      earlyData = EarlyData.UNKNOWN;
    }
  }

  void taken(ServerHello server) {
    hello = Optional.of(server);
    protocol(server.allExtensions());
  }

  /** In the ServerHello of TLS 1.2, in the EncryptedExtensions of TLS 1.3. */
  void protocol(Extensions extensions) {
    protocol =
        extensions
            .find(ApplicationProtocols.class)
            .flatMap(each -> each.names().stream().findFirst())
            .or(() -> protocol);
  }

  void group(String name) {
    group = Optional.of(name);
  }

  void resumed() {
    isResumed = true;
  }

  void retried() {
    isRetried = true;
  }

  /** Whether the server took early data; of no meaning where none was offered. */
  void earlyData(boolean isAccepted) {
    if (earlyData != EarlyData.NOT_OFFERED) {
      earlyData = isAccepted ? EarlyData.ACCEPTED : EarlyData.REFUSED;
    }
  }

  EarlyData earlyData() {
    return earlyData;
  }

  boolean isTls13() {
    return hello.filter(each -> each.version() == ProtocolVersions.TLS_1_3).isPresent();
  }

  /** The suite of a ServerHello, if it is known here. */
  static Optional<CipherSuite> suite(ServerHello server) {
    return CipherSuite.of(CipherSuites.name(server.cipherSuite()));
  }

  Negotiation negotiation() {
    return new Negotiation(
        hello.map(each -> OptionalInt.of(each.version())).orElse(OptionalInt.empty()),
        hello.map(each -> OptionalInt.of(each.cipherSuite())).orElse(OptionalInt.empty()),
        hello.flatMap(Agreed::suite),
        group,
        isResumed,
        isRetried,
        hasExtension(ExtensionTypes.EXTENDED_MASTER_SECRET),
        hasExtension(ExtensionTypes.ENCRYPT_THEN_MAC),
        earlyData,
        serverName,
        protocol);
  }

  private boolean hasExtension(int type) {
    return hello.filter(each -> each.allExtensions().has(type)).isPresent();
  }
}
