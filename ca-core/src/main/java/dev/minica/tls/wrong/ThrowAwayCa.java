package dev.minica.tls.wrong;

import dev.minica.Environment;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.revocation.Crl;
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
import dev.minica.x509.KeyUsage;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.Validity;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A CA that nobody has to fear: its key is in memory only, and gone with this object, so that a
 * client that believes it once cannot be deceived by anything signed later.
 */
final class ThrowAwayCa {

  /** RFC 6761 section 6.4: no host will ever have it. */
  static final String NOBODY = "somebody-else.invalid";

  private static final String NAME = "minica throw-away CA";
  private static final Duration LIFETIME = Duration.ofDays(30);

  /**
   * Key usage, extended key usage, names and basic constraints: what a server's kind is known by.
   */
  private static final Set<String> KEPT =
      Set.of("2.5.29.15", "2.5.29.37", "2.5.29.17", "2.5.29.19");

  private final Environment environment;
  private final SigningKey key;
  private final Certificate certificate;

  private ThrowAwayCa(Environment environment, SigningKey key, Certificate certificate) {
    this.environment = environment;
    this.key = key;
    this.certificate = certificate;
  }

  static ThrowAwayCa root(Environment environment) {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.EC_P256, environment.random());
    SigningKey key = SigningKey.of(pair, environment.random());
    DistinguishedName name = DistinguishedName.ofCommonName(NAME);
    CertificateTemplate own = caTemplate(name, name, pair, key, environment);
    return new ThrowAwayCa(environment, key, CertificateSigner.sign(own, key));
  }

  /** A CA that this one has certified. */
  ThrowAwayCa intermediate() {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.EC_P256, environment.random());
    DistinguishedName name = DistinguishedName.ofCommonName(NAME + " (intermediate)");
    CertificateTemplate template = caTemplate(certificate.subject(), name, pair, key, environment);
    SigningKey below = SigningKey.of(pair, environment.random());
    return new ThrowAwayCa(environment, below, CertificateSigner.sign(template, key));
  }

  Certificate certificate() {
    return certificate;
  }

  /** With subject, names, key and usages of a certificate; valid from an hour ago. */
  Leaf leafLike(Certificate sound) {
    List<Extension> extensions = new ArrayList<>(identifiers(sound.publicKey().keyIdentifier()));
    sound.extensions().stream().filter(own -> KEPT.contains(own.oid())).forEach(extensions::add);
    return new Leaf(
        new CertificateTemplate(
            SerialNumber.random(environment.random()),
            certificate.subject(),
            validity(environment),
            sound.subject(),
            sound.publicKey(),
            extensions));
  }

  Certificate sign(Leaf leaf) {
    return CertificateSigner.sign(leaf.template(), key);
  }

  /** A CRL with one entry. */
  Crl crlNaming(Certificate revoked) {
    Instant since = validity(environment).notBefore();
    CrlTemplate template =
        new CrlTemplate(
            certificate.subject(),
            key.publicKey().keyIdentifier(),
            since,
            since.plus(LIFETIME),
            BigInteger.ONE,
            List.of(
                new CrlTemplate.Entry(
                    revoked.serialNumber(), since, RevocationReason.KEY_COMPROMISE)));
    return CrlSigner.sign(template, key);
  }

  private List<Extension> identifiers(byte[] subjectKeyIdentifier) {
    return List.of(
        Extensions.subjectKeyIdentifier(subjectKeyIdentifier),
        Extensions.authorityKeyIdentifier(key.publicKey().keyIdentifier()));
  }

  private static CertificateTemplate caTemplate(
      DistinguishedName issuer,
      DistinguishedName subject,
      KeyPair pair,
      SigningKey issuerKey,
      Environment environment) {
    return new CertificateTemplate(
        SerialNumber.random(environment.random()),
        issuer,
        Validity.of(
            environment.now().minus(LIFETIME.multipliedBy(2)), environment.now().plus(LIFETIME)),
        subject,
        pair.publicKey(),
        List.of(
            Extensions.subjectKeyIdentifier(pair.publicKey().keyIdentifier()),
            Extensions.authorityKeyIdentifier(issuerKey.publicKey().keyIdentifier()),
            Extensions.keyUsage(Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)),
            Extensions.basicConstraints(BasicConstraints.unlimitedCa())));
  }

  private static Validity validity(Environment environment) {
    Instant start = environment.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
    return Validity.of(start, start.plus(LIFETIME));
  }
}
