package dev.minica.tls.diagnosis;

import dev.minica.Environment;
import dev.minica.encoding.Pem;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SigningKey;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlFormat;
import dev.minica.revocation.CrlSigner;
import dev.minica.revocation.CrlTemplate;
import dev.minica.revocation.RevocationReason;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.Validity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A CA of the tests, which issues whatever it is told to. */
final class Pki {

  static final Environment ENVIRONMENT = Environment.system();
  private static final Duration DAY = Duration.ofDays(1);
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Path folder;
  private final List<Certificate> path;
  private final SigningKey key;

  private Pki(Path folder, List<Certificate> path, SigningKey key) {
    this.folder = folder;
    this.path = path;
    this.key = key;
  }

  static Pki root(Path folder, String name) {
    KeyPair pair = pair(KeyAlgorithm.EC_P256);
    SigningKey own = SigningKey.of(pair, ENVIRONMENT.random());
    DistinguishedName subject = DistinguishedName.ofCommonName(name);
    CertificateTemplate template = template(subject, subject, pair, current(), ca(pair));
    return new Pki(folder, List.of(CertificateSigner.sign(template, own)), own);
  }

  /** Another root of the same name. */
  Pki namesake() {
    KeyPair pair = pair(KeyAlgorithm.EC_P256);
    SigningKey own = SigningKey.of(pair, ENVIRONMENT.random());
    DistinguishedName name = certificate().subject();
    CertificateTemplate template = template(name, name, pair, current(), ca(pair));
    return new Pki(folder, List.of(CertificateSigner.sign(template, own)), own);
  }

  /** A server's certificate that names its issuer, and not the key of it. */
  Credential servedWithoutKeyId(String host) {
    return signed(DistinguishedName.ofCommonName("server"), host);
  }

  /** A server's certificate whose names are all beside the subject. */
  Credential nameless(String host) {
    return signed(DistinguishedName.EMPTY, host);
  }

  private Credential signed(DistinguishedName subject, String host) {
    KeyPair pair = pair(KeyAlgorithm.EC_P256);
    List<Extension> extensions = endEntity(pair, KeyPurpose.SERVER_AUTH, host);
    CertificateTemplate template =
        template(certificate().subject(), subject, pair, current(), extensions);
    return write(pair.privateKey(), List.of(CertificateSigner.sign(template, key)));
  }

  Pki intermediate(String name) {
    return intermediate(name, current(), List.of());
  }

  Pki intermediate(String name, Validity validity, List<Extension> further) {
    KeyPair pair = pair(KeyAlgorithm.EC_P256);
    List<Extension> extensions = new ArrayList<>(ca(pair));
    extensions.addAll(further);
    return below(name, pair, validity, extensions);
  }

  /** One that issues although it is no CA. */
  Pki pretender(String name) {
    KeyPair pair = pair(KeyAlgorithm.EC_P256);
    return below(name, pair, current(), endEntity(pair, KeyPurpose.SERVER_AUTH));
  }

  private Pki below(String name, KeyPair pair, Validity validity, List<Extension> extensions) {
    List<Certificate> longer = new ArrayList<>(path);
    longer.add(0, sign(name, pair, validity, extensions));
    return new Pki(folder, longer, SigningKey.of(pair, ENVIRONMENT.random()));
  }

  Certificate certificate() {
    return path.get(0);
  }

  Certificate rootCertificate() {
    return path.get(path.size() - 1);
  }

  Credential server(String... names) {
    return server(KeyAlgorithm.EC_P256, current(), KeyPurpose.SERVER_AUTH, names);
  }

  Credential server(
      KeyAlgorithm algorithm, Validity validity, KeyPurpose purpose, String... names) {
    KeyPair pair = pair(algorithm);
    return issued("server", pair, validity, endEntity(pair, purpose, names));
  }

  Credential client(Validity validity, KeyPurpose purpose) {
    KeyPair pair = pair(KeyAlgorithm.EC_P256);
    return issued("client", pair, validity, endEntity(pair, purpose, "client@example.test"));
  }

  Credential client() {
    return client(current(), KeyPurpose.CLIENT_AUTH);
  }

  /** A CA's certificate in the place of a server's. */
  Credential caAsServer(String name) {
    KeyPair pair = pair(KeyAlgorithm.EC_P256);
    List<Extension> extensions = new ArrayList<>(ca(pair));
    extensions.add(names(name));
    return issued("ca as server", pair, current(), extensions);
  }

  Credential withKey(PrivateKeyInfo key, String... names) {
    KeyPair pair = KeyPair.of(key);
    return issued("server", pair, current(), endEntity(pair, KeyPurpose.SERVER_AUTH, names));
  }

  /** The same, sent with other certificates. */
  Credential sent(Credential credential, Certificate... further) {
    List<Certificate> chain = new ArrayList<>(List.of(further));
    chain.add(0, credential.chain().get(0));
    return write(credential.key(), chain);
  }

  static Credential selfSigned(Path folder, String name) {
    KeyPair pair = pair(KeyAlgorithm.EC_P256);
    DistinguishedName subject = DistinguishedName.ofCommonName("self");
    CertificateTemplate template =
        template(subject, subject, pair, current(), endEntity(pair, KeyPurpose.SERVER_AUTH, name));
    SigningKey own = SigningKey.of(pair, ENVIRONMENT.random());
    return new Pki(folder, List.of(), own)
        .write(pair.privateKey(), List.of(CertificateSigner.sign(template, own)));
  }

  Path crl(Credential revoked) {
    Crl crl = crlOf(revoked);
    try {
      return Files.write(next(".crl"), CrlFormat.PEM.encode(crl));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Crl crlOf(Credential revoked) {
    Instant since = ENVIRONMENT.now().minus(Duration.ofHours(1));
    return CrlSigner.sign(
        new CrlTemplate(
            certificate().subject(),
            key.publicKey().keyIdentifier(),
            since,
            since.plus(DAY),
            BigInteger.ONE,
            List.of(
                new CrlTemplate.Entry(
                    revoked.chain().get(0).serialNumber(),
                    since,
                    RevocationReason.KEY_COMPROMISE))),
        key);
  }

  static Validity current() {
    Instant now = ENVIRONMENT.now();
    return Validity.of(now.minus(DAY), now.plus(DAY));
  }

  static Validity past() {
    Instant now = ENVIRONMENT.now();
    return Validity.of(now.minus(DAY.multipliedBy(3)), now.minus(DAY));
  }

  static Validity future() {
    Instant now = ENVIRONMENT.now();
    return Validity.of(now.plus(DAY), now.plus(DAY.multipliedBy(3)));
  }

  static Path pem(Path file, Certificate... certificates) {
    try {
      return Files.writeString(file, Pem.encode(List.of(certificates)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Credential issued(
      String name, KeyPair pair, Validity validity, List<Extension> extensions) {
    List<Certificate> chain = new ArrayList<>(path.subList(0, path.size() - 1));
    chain.add(0, sign(name, pair, validity, extensions));
    return write(pair.privateKey(), chain);
  }

  private Credential write(PrivateKeyInfo own, List<Certificate> chain) {
    return Credential.write(next(""), own, chain);
  }

  private Path next(String ending) {
    return folder.resolve(COUNT.incrementAndGet() + ending);
  }

  private Certificate sign(
      String name, KeyPair pair, Validity validity, List<Extension> extensions) {
    List<Extension> all = new ArrayList<>(extensions);
    all.add(Extensions.authorityKeyIdentifier(key.publicKey().keyIdentifier()));
    DistinguishedName subject = DistinguishedName.ofCommonName(name);
    return CertificateSigner.sign(
        template(certificate().subject(), subject, pair, validity, all), key);
  }

  private static CertificateTemplate template(
      DistinguishedName issuer,
      DistinguishedName subject,
      KeyPair pair,
      Validity validity,
      List<Extension> extensions) {
    return new CertificateTemplate(
        SerialNumber.random(ENVIRONMENT.random()),
        issuer,
        validity,
        subject,
        pair.publicKey(),
        extensions);
  }

  private static KeyPair pair(KeyAlgorithm algorithm) {
    return KeyPairs.generate(algorithm, ENVIRONMENT.random());
  }

  private static List<Extension> ca(KeyPair pair) {
    return List.of(
        Extensions.subjectKeyIdentifier(pair.publicKey().keyIdentifier()),
        Extensions.keyUsage(Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)),
        Extensions.basicConstraints(BasicConstraints.unlimitedCa()));
  }

  private static List<Extension> endEntity(KeyPair pair, KeyPurpose purpose, String... names) {
    List<Extension> extensions = new ArrayList<>();
    extensions.add(Extensions.subjectKeyIdentifier(pair.publicKey().keyIdentifier()));
    extensions.add(Extensions.keyUsage(Set.of(KeyUsage.DIGITAL_SIGNATURE)));
    extensions.add(Extensions.extendedKeyUsage(List.of(purpose.oid())));
    if (names.length > 0) {
      extensions.add(names(names));
    }
    return extensions;
  }

  private static Extension names(String... names) {
    return Extensions.subjectAltName(Stream.of(names).map(GeneralName::parse).toList(), false);
  }
}
