package dev.minica.tls.client;

import dev.minica.tls.TlsVersion;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of connection.
 *
 * @param server the arguments of {@code openssl s_server}, key and certificate included
 */
record Kind(String name, List<String> server, ClientWishes wishes, ClientSettings settings) {

  static final String TEXT = "hello\n";

  private static final ClientSettings SETTINGS =
      ClientSettings.USUAL.withQuiet(Duration.ofMillis(20)).unmeasured();

  /** One that offers all that the client has, in the given version. */
  static Kind of(String name, List<String> server, TlsVersion version) {
    return new Kind(name, server, wishes(version), SETTINGS);
  }

  static ClientWishes wishes(TlsVersion... versions) {
    return new ClientWishes(
        Optional.of("localhost"),
        Set.of(versions),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Octets.of(TEXT.getBytes(StandardCharsets.US_ASCII)),
        Duration.ofSeconds(20));
  }

  Kind suite(String suite) {
    return with(
        new ClientWishes(
            wishes.serverName(),
            wishes.versions(),
            wishes.keyExchange(),
            List.of(suite),
            wishes.groups(),
            wishes.applicationProtocols(),
            wishes.identity(),
            wishes.roots(),
            wishes.request(),
            wishes.limit()));
  }

  Kind groups(NamedGroup... groups) {
    return with(
        new ClientWishes(
            wishes.serverName(),
            wishes.versions(),
            wishes.keyExchange(),
            wishes.suites(),
            List.of(groups),
            wishes.applicationProtocols(),
            wishes.identity(),
            wishes.roots(),
            wishes.request(),
            wishes.limit()));
  }

  private Kind with(ClientWishes other) {
    return new Kind(name, server, other, settings);
  }

  Kind with(ClientSettings other) {
    return new Kind(name, server, wishes, other);
  }

  @Override
  public String toString() {
    return name;
  }
}
