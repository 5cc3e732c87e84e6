package dev.minica.reissue;

import dev.minica.Environment;
import dev.minica.encoding.Pem;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.Validity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Certificates of last year, in files, and what becomes of them today. */
final class World {

  static final Instant TODAY = Instant.parse("2026-11-22T12:00:00Z");

  /** Over since a year. */
  static final Validity LAST_YEAR =
      Validity.of(Instant.parse("2024-11-01T00:00:00Z"), Instant.parse("2025-11-01T00:00:00Z"));

  static final Validity TEN_YEARS =
      Validity.of(Instant.parse("2024-11-01T00:00:00Z"), Instant.parse("2034-11-01T00:00:00Z"));

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;

  World(Path folder) {
    this.folder = folder;
  }

  /** A certificate and its key. */
  record Member(Certificate certificate, KeyPair key) {}

  static KeyPair key() {
    return KeyPairs.generate(KeyAlgorithm.EC_P256, RANDOM);
  }

  static Member root(String name, Validity validity) {
    KeyPair key = key();
    return new Member(signed(name, key, name, key, validity, ca(key, key)), key);
  }

  static Member ca(String name, Member issuer, Validity validity) {
    KeyPair key = key();
    return new Member(below(name, key, issuer, validity, ca(key, issuer.key)), key);
  }

  static Member leaf(String name, Member issuer) {
    KeyPair key = key();
    List<Extension> extensions =
        List.of(
            Extensions.subjectAltName(List.of(GeneralName.parse(name)), false),
            Extensions.subjectKeyIdentifier(key.publicKey().keyIdentifier()),
            Extensions.authorityKeyIdentifier(issuer.key.publicKey().keyIdentifier()));
    return new Member(below(name, key, issuer, LAST_YEAR, extensions), key);
  }

  static List<Extension> ca(KeyPair key, KeyPair issuer) {
    return List.of(
        Extensions.basicConstraints(BasicConstraints.unlimitedCa()),
        Extensions.subjectKeyIdentifier(key.publicKey().keyIdentifier()),
        Extensions.authorityKeyIdentifier(issuer.publicKey().keyIdentifier()));
  }

  static Certificate below(
      String name, KeyPair key, Member issuer, Validity validity, List<Extension> extensions) {
    String above = issuer.certificate.subject().commonName().orElseThrow();
    return signed(name, key, above, issuer.key, validity, extensions);
  }

  static Certificate signed(
      String name,
      KeyPair key,
      String issuer,
      KeyPair issuerKey,
      Validity validity,
      List<Extension> extensions) {
    CertificateTemplate template =
        new CertificateTemplate(
            SerialNumber.random(RANDOM),
            DistinguishedName.ofCommonName(issuer),
            validity,
            DistinguishedName.ofCommonName(name),
            key.publicKey(),
            extensions);
    return CertificateSigner.sign(template, SigningKey.of(issuerKey, RANDOM));
  }

  Model certificates(String name, Certificate... certificates) {
    return file(name, Pem.encode(List.of(certificates)));
  }

  Model key(String name, KeyPair pair) {
    return file(name, Pem.encode(pair.privateKey()));
  }

  Model file(String name, String text) {
    try {
      Path path = Files.writeString(folder.resolve(name), text);
      return Model.read(path, List.of("changeit".toCharArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Reissued reissued(boolean keepsKeys, Model... models) {
    ReissuePlan plan = ReissuePlan.of(List.of(models), keepsKeys, Optional.empty(), TODAY);
    return Reissue.run(plan, environment(), name -> {});
  }

  static Environment environment() {
    return new Environment(InstantSource.fixed(TODAY), RANDOM);
  }

  static Certificate heir(Reissued reissued, Certificate old) {
    return reissued.successors().of(old);
  }

  /** What a certificate says beside what names keys. */
  static List<Extension> otherExtensions(Certificate certificate) {
    List<Extension> others = new ArrayList<>(certificate.extensions());
    others.removeIf(
        each ->
            each.oid().equals(Extension.SUBJECT_KEY_IDENTIFIER)
                || each.oid().equals(Extension.AUTHORITY_KEY_IDENTIFIER));
    return others;
  }
}
