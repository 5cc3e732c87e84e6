package dev.minica.tls.observed;

import dev.minica.provider.watch.Watcher;
import dev.minica.tls.format.KeyLogEntry;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.handshake.ClientHello;
import java.security.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;

/** The secrets of one connection, of either side, that a key log has lines for. */
final class LoggedSecrets implements Watcher {

  private static final String MASTER = "CLIENT_RANDOM";

  private final Map<String, Octets> byLabel = new LinkedHashMap<>();

  /** The lines for the connection that began with this, in the order of their derivation. */
  List<KeyLogEntry> lines(ClientHello hello) {
    return byLabel.entrySet().stream()
        .map(each -> new KeyLogEntry(each.getKey(), hello.random(), each.getValue()))
        .toList();
  }

  /** The master secret of TLS 1.2, if it was seen or told. */
  Optional<Octets> master() {
    return Optional.ofNullable(byLabel.get(MASTER));
  }

  /** Java does not compute again what it kept with a session of TLS 1.2. */
  void resumed(Octets master) {
    byLabel.put(MASTER, master);
  }

  @Override
  public void authenticated(Key key, byte[] message, byte[] code) {
    ExpandedSecret.of(key, message, code)
        .forEach(secret -> byLabel.put(secret.label(), secret.secret()));
  }

  @Override
  public void generated(String algorithm, SecretKey key) {
    if (!isPreMaster(algorithm)) {
      byLabel.put(MASTER, Octets.of(key.getEncoded()));
    }
  }

  /**
   * Java's names for the making of one: SunTlsRsaPremasterSecret and SunTls12RsaPremasterSecret.
   */
  static boolean isPreMaster(String algorithm) {
    return algorithm.endsWith("PremasterSecret");
  }
}
