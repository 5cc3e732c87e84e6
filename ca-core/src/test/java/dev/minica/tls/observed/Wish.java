package dev.minica.tls.observed;

import dev.minica.encoding.Pem;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.tls.KeyExchange;
import dev.minica.tls.TlsIdentity;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.analysis.Credential;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.wire.Octets;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a client of a test is to do: by default all that Java does, and to ask for a page. */
record Wish(ClientWishes client) {

  static final String REQUEST = "GET / HTTP/1.0\r\n\r\n";

  static Wish of(Credential believed, TlsVersion... versions) throws IOException {
    return new Wish(
        new ClientWishes(
            Optional.of("localhost"),
            Set.of(versions),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(certificate(believed)),
            Octets.of(REQUEST.getBytes(StandardCharsets.US_ASCII)),
            Duration.ofSeconds(20)));
  }

  Wish suite(String suite) {
    return with(
        client.serverName(), client.keyExchange(), List.of(suite), List.of(), client.identity());
  }

  Wish keyExchange(KeyExchange exchange) {
    return with(
        client.serverName(), Optional.of(exchange), List.of(), List.of(), client.identity());
  }

  Wish groups(NamedGroup... groups) {
    return with(
        client.serverName(),
        client.keyExchange(),
        client.suites(),
        List.of(groups),
        client.identity());
  }

  Wish shows(Credential credential) throws IOException {
    byte[] key = Pem.decode(Files.readAllBytes(credential.key())).get(0).content();
    TlsIdentity identity =
        new TlsIdentity(PrivateKeyInfo.decode(key), List.of(certificate(credential)), List.of());
    return with(
        client.serverName(),
        client.keyExchange(),
        client.suites(),
        client.groups(),
        Optional.of(identity));
  }

  Wish name(String serverName) {
    return with(
        Optional.of(serverName),
        client.keyExchange(),
        client.suites(),
        client.groups(),
        client.identity());
  }

  Wish limit(Duration limit) {
    return new Wish(
        new ClientWishes(
            client.serverName(),
            client.versions(),
            client.keyExchange(),
            client.suites(),
            client.groups(),
            client.applicationProtocols(),
            client.identity(),
            client.roots(),
            client.request(),
            limit));
  }

  private Wish with(
      Optional<String> serverName,
      Optional<KeyExchange> exchange,
      List<String> suites,
      List<NamedGroup> groups,
      Optional<TlsIdentity> identity) {
    return new Wish(
        new ClientWishes(
            serverName,
            client.versions(),
            exchange,
            suites,
            groups,
            client.applicationProtocols(),
            identity,
            client.roots(),
            client.request(),
            client.limit()));
  }

  private static Certificate certificate(Credential credential) throws IOException {
    byte[] text = Files.readAllBytes(credential.certificate());
    return Certificate.decode(Pem.decode(text).get(0).content());
  }
}
