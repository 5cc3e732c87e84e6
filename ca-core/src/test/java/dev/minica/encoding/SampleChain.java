package dev.minica.encoding;

import dev.minica.Environment;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SigningKey;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.provider.SecurityProviders;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extensions;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.Validity;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A key with the certificates that lead from it to a root.
 *
 * @param certificates leaf, intermediate and root
 */
public record SampleChain(PrivateKeyInfo key, List<Certificate> certificates) {

  private static final Environment ENVIRONMENT = Environment.system();
  private static final SecureRandom RANDOM = ENVIRONMENT.random();
  private static final KeyPair ROOT = KeyPairs.generate(KeyAlgorithm.EC_P256, RANDOM);
  private static final KeyPair INTERMEDIATE = KeyPairs.generate(KeyAlgorithm.EC_P256, RANDOM);

  private static final Certificate INTERMEDIATE_CERTIFICATE =
      certificate("Sample Intermediate", INTERMEDIATE.publicKey(), "Sample Root", ROOT, true);
  private static final Certificate ROOT_CERTIFICATE =
      certificate("Sample Root", ROOT.publicKey(), "Sample Root", ROOT, true);

  /**
   * A new key of this algorithm, its certificate, and the one intermediate and root of all samples.
   */
  public static SampleChain of(KeyAlgorithm algorithm) {
    return of(algorithm, "server.example");
  }

  public static SampleChain of(KeyAlgorithm algorithm, String name) {
    KeyPair leaf = KeyPairs.generate(algorithm, RANDOM);
    Certificate certificate =
        certificate(name, leaf.publicKey(), "Sample Intermediate", INTERMEDIATE, false);
    return new SampleChain(
        leaf.privateKey(), List.of(certificate, INTERMEDIATE_CERTIFICATE, ROOT_CERTIFICATE));
  }

  public Certificate leaf() {
    return certificates.get(0);
  }

  public Certificate root() {
    return certificates.get(2);
  }

  /** The key as Java's key stores take it. */
  public PrivateKey javaKey() throws GeneralSecurityException {
    return new SecurityProviders().privateKey(key.algorithmOid(), key.encoded());
  }

  /** Its certificates as Java's key stores take them. */
  public java.security.cert.Certificate[] javaChain() {
    return certificates.stream()
        .map(Certificate::toX509Certificate)
        .toArray(java.security.cert.Certificate[]::new);
  }

  private static Certificate certificate(
      String subject, SubjectPublicKeyInfo key, String issuer, KeyPair issuerKey, boolean ca) {
    Instant now = ENVIRONMENT.now();
    return CertificateSigner.sign(
        new CertificateTemplate(
            SerialNumber.random(RANDOM),
            DistinguishedName.ofCommonName(issuer),
            Validity.of(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1))),
            DistinguishedName.ofCommonName(subject),
            key,
            List.of(
                Extensions.basicConstraints(
                    ca ? BasicConstraints.unlimitedCa() : BasicConstraints.END_ENTITY))),
        SigningKey.of(issuerKey, RANDOM));
  }
}
