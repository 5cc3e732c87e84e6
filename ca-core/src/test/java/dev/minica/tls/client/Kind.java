package dev.minica.tls.client;

import dev.minica.file.InputFile;
import dev.minica.tls.TlsIdentity;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.analysis.Credential;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of connection.
 *
 * @param server the arguments of {@code openssl s_server}, key and certificate included
 * @param returns how the client comes back afterwards
 */
record Kind(
    String name,
    List<String> server,
    ClientWishes wishes,
    ClientSettings settings,
    List<Return> returns) {

  static final String TEXT = "hello\n";

  static final ClientSettings SETTINGS =
      ClientSettings.USUAL.withQuiet(Duration.ofMillis(20)).unmeasured();

  /**
   * With a session of the first connection.
   *
   * @param session which of them
   */
  record Return(String how, int session, ClientSettings settings) {}

  /** One that offers all that the client has, in the given version. */
  static Kind of(String name, List<String> server, TlsVersion... versions) {
    return new Kind(name, server, wishes(versions), SETTINGS, List.of());
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
        octets(TEXT),
        Duration.ofSeconds(20));
  }

  static Octets octets(String text) {
    return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  Kind suite(String suite) {
    return with(List.of(suite), wishes.groups(), wishes.identity(), wishes.request());
  }

  Kind groups(NamedGroup... groups) {
    return with(wishes.suites(), List.of(groups), wishes.identity(), wishes.request());
  }

  Kind showing(Credential credential) {
    Optional<TlsIdentity> identity = Optional.of(identity(credential));
    return with(wishes.suites(), wishes.groups(), identity, wishes.request());
  }

  Kind asking(String request) {
    return with(wishes.suites(), wishes.groups(), wishes.identity(), octets(request));
  }

  private static TlsIdentity identity(Credential credential) {
    return new TlsIdentity(
        new InputFile(credential.key()).keyPair(() -> new char[0]).privateKey(),
        new InputFile(credential.certificate()).certificates(),
        List.of());
  }

  private Kind with(
      List<String> suites,
      List<NamedGroup> groups,
      Optional<TlsIdentity> identity,
      Octets request) {
    ClientWishes other =
        new ClientWishes(
            wishes.serverName(),
            wishes.versions(),
            wishes.keyExchange(),
            suites,
            groups,
            wishes.applicationProtocols(),
            identity,
            wishes.roots(),
            request,
            wishes.limit());
    return new Kind(name, server, other, settings, returns);
  }

  Kind with(ClientSettings other) {
    return new Kind(name, server, wishes, other, returns);
  }

  Kind named(String other) {
    return new Kind(other, server, wishes, settings, returns);
  }

  Kind returning(String how, int session, ClientSettings other) {
    List<Return> all = new ArrayList<>(returns);
    all.add(new Return(how, session, other));
    return new Kind(name, server, wishes, settings, all);
  }

  @Override
  public String toString() {
    return name;
  }
}
