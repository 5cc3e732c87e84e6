package dev.minica.reissue;

import dev.minica.Environment;
import dev.minica.key.KeyPair;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What has taken the place of what; what nothing has taken the place of follows itself. */
final class Successors {

  private final Map<Certificate, Certificate> certificates;
  private final Map<SubjectPublicKeyInfo, NewKey> keys;
  private final Environment environment;

  Successors(
      List<Succession> successions,
      Map<SubjectPublicKeyInfo, NewKey> keys,
      Environment environment) {
    this.certificates =
        successions.stream().collect(Collectors.toMap(Succession::old, Succession::made));
    this.keys = Map.copyOf(keys);
    this.environment = environment;
  }

  Certificate of(Certificate old) {
    return certificates.getOrDefault(old, old);
  }

  List<Certificate> of(List<Certificate> old) {
    return old.stream().map(this::of).toList();
  }

  PrivateKeyInfo of(PrivateKeyInfo old) {
    NewKey key = keys.get(old.publicKey());
    return key == null || key.isKept() ? old : key.pair().map(KeyPair::privateKey).orElse(old);
  }

  /** Whether another key takes its place. */
  boolean replaces(KeyPair old) {
    return !of(old.privateKey()).equals(old.privateKey());
  }

  SubjectPublicKeyInfo of(SubjectPublicKeyInfo old) {
    NewKey key = keys.get(old);
    return key == null ? old : key.publicKey();
  }

  Instant now() {
    return environment.now();
  }

  SecureRandom random() {
    return environment.random();
  }
}
