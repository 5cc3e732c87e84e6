package dev.minica.tls.observed;

import dev.minica.provider.watch.Watcher;
import dev.minica.tls.analysis.OwnSecrets;
import dev.minica.tls.analysis.PreSharedKey;
import dev.minica.tls.crypto.KeySchedule13.PskKind;
import dev.minica.tls.crypto.KeyShare;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.engine.Operation;
import dev.minica.tls.format.KeyLog;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.extension.OfferedPsks;
import dev.minica.tls.wire.handshake.ClientHello;
import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/** What was seen of one connection's arithmetic. */
final class Observations implements Watcher {

  private final LoggedSecrets logged = new LoggedSecrets();
  private final List<KeyShare> shares = new ArrayList<>();
  private final List<Operation> operations = new ArrayList<>();
  private Optional<NamedOctets> preMaster = Optional.empty();
  private Optional<NamedOctets> resumedMaster = Optional.empty();
  private Optional<NamedOctets> preSharedKey = Optional.empty();

  /** The lines for the connection that began with this. */
  KeyLog keyLog(ClientHello hello) {
    return new KeyLog(logged.lines(hello));
  }

  OwnSecrets own(ClientHello hello) {
    return new OwnSecrets(shares, preMaster, resumedMaster, preSharedKeys(hello));
  }

  /** Java never offers more than one. */
  private List<PreSharedKey> preSharedKeys(ClientHello hello) {
    return preSharedKey.stream()
        .flatMap(
            key ->
                hello.allExtensions().find(OfferedPsks.class).stream()
                    .flatMap(psks -> psks.identities().stream())
                    .map(psk -> new PreSharedKey(psk.identity(), PskKind.RESUMPTION, key)))
        .toList();
  }

  List<Operation> operations() {
    return operations;
  }

  /** The master secret of TLS 1.2, unless the session was resumed or there was none. */
  Optional<NamedOctets> master() {
    return logged.master().map(secret -> NamedOctets.secret("master_secret", secret.toArray()));
  }

  /** Java does not compute again what it kept with a session of TLS 1.2. */
  void resumed(NamedOctets master) {
    resumedMaster = Optional.of(master);
    logged.resumed(Octets.of(master.octets()));
  }

  @Override
  public void authenticated(Key key, byte[] message, byte[] code) {
    logged.authenticated(key, message, code);
    if (isPreSharedKey(key, message, code.length)) {
      preSharedKey = Optional.of(NamedOctets.secret("PSK", message));
    }
  }

  /** HKDF-Extract of the Early Secret alone has a salt of zeros (RFC 8446 section 7.1). */
  private static boolean isPreSharedKey(Key salt, byte[] message, int hashLength) {
    byte[] zeros = new byte[hashLength];
    return Arrays.equals(salt.getEncoded(), zeros)
        && message.length == hashLength
        && !Arrays.equals(message, zeros);
  }

  @Override
  public void generated(String algorithm, SecretKey key) {
    logged.generated(algorithm, key);
    if (LoggedSecrets.isPreMaster(algorithm)) {
      preMaster = Optional.of(NamedOctets.secret("pre_master_secret", key.getEncoded()));
    }
  }

  @Override
  public void generated(KeyPair pair, Duration took) {
    add(JavaGroup.name(pair.getPublic()) + " key pair", took);
  }

  @Override
  public void agreed(PrivateKey own, Duration took) {
    JavaGroup.share(own).ifPresent(shares::add);
    add(JavaGroup.name(own) + " agreement", took);
  }

  @Override
  public void signed(String algorithm, Duration took) {
    add(algorithm + " signature", took);
  }

  @Override
  public void verified(String algorithm, Duration took) {
    add(algorithm + " verification", took);
  }

  @Override
  public void encrypted(String algorithm, Duration took) {
    add("RSA encryption", took);
  }

  private void add(String name, Duration took) {
    operations.add(new Operation(name, true, took, Optional.empty()));
  }
}
