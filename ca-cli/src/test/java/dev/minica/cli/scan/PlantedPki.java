package dev.minica.cli.scan;

import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SigningKey;
import dev.minica.scan.Problem;
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
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** A CA that certifies servers as they should be, or with one thing wrong. Keys are few. */
final class PlantedPki {

  private static final DistinguishedName CA = DistinguishedName.parse("CN=Planted CA");

  private final Instant now;
  private final SecureRandom random;
  private final SigningKey caKey;
  private final Certificate ca;
  private final List<KeyPair> keys = new ArrayList<>();
  private final KeyPair weakKey;
  private int made;

  PlantedPki(Instant now, SecureRandom random) {
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
    this.random = random;
    this.caKey = SigningKey.of(KeyPairs.generate(KeyAlgorithm.EC_P256, random), random);
    this.ca = ca();
    for (KeyAlgorithm algorithm :
        List.of(
            KeyAlgorithm.EC_P256,
            KeyAlgorithm.RSA_2048,
            KeyAlgorithm.ED25519,
            KeyAlgorithm.EC_P384)) {
      keys.add(KeyPairs.generate(algorithm, random));
    }
    this.weakKey = weakKey();
  }

  /** One thing that is wrong with a certificate. */
  enum Fault {
    EXPIRED(Problem.EXPIRED, -400, -1),
    EXPIRING(Problem.EXPIRING, -300, 60),
    NOT_YET_VALID(Problem.NOT_YET_VALID, 2, 300),
    WEAK_KEY(Problem.WEAK_KEY, -1, 300),
    WITHOUT_NAME(Problem.BROKEN_RULE, -1, 300);

    private final Problem problem;
    private final int from;
    private final int to;

    Fault(Problem problem, int from, int to) {
      this.problem = problem;
      this.from = from;
      this.to = to;
    }

    /** What a scan is to call it. */
    Problem problem() {
      return problem;
    }
  }

  Certificate certificateOfCa() {
    return ca;
  }

  SigningKey keyOfCa() {
    return caKey;
  }

  PlantedIdentity sound() {
    return identity(nextKey(), days(-1), days(300), true);
  }

  PlantedIdentity with(Fault fault) {
    KeyPair key = fault == Fault.WEAK_KEY ? weakKey : nextKey();
    return identity(key, days(fault.from), days(fault.to), fault != Fault.WITHOUT_NAME);
  }

  private KeyPair nextKey() {
    return keys.get(made % keys.size());
  }

  private Instant days(int days) {
    return now.plus(Duration.ofDays(days));
  }

  private PlantedIdentity identity(KeyPair key, Instant from, Instant to, boolean named) {
    String host = "host" + made++ + ".example";
    List<Extension> extensions = new ArrayList<>(leafExtensions(key));
    if (named) {
      extensions.add(Extensions.subjectAltName(List.of(GeneralName.parse(host)), false));
    }
    CertificateTemplate template =
        new CertificateTemplate(
            SerialNumber.random(random),
            CA,
            Validity.of(from, to),
            DistinguishedName.parse("CN=" + host),
            key.publicKey(),
            extensions);
    return new PlantedIdentity(key.privateKey(), CertificateSigner.sign(template, caKey), ca);
  }

  private List<Extension> leafExtensions(KeyPair key) {
    return List.of(
        Extensions.keyUsage(EnumSet.of(KeyUsage.DIGITAL_SIGNATURE)),
        Extensions.extendedKeyUsage(List.of(KeyPurpose.SERVER_AUTH.oid())),
        Extensions.subjectKeyIdentifier(key.publicKey().keyIdentifier()),
        Extensions.authorityKeyIdentifier(caKey.publicKey().keyIdentifier()));
  }

  private Certificate ca() {
    CertificateTemplate template =
        new CertificateTemplate(
            SerialNumber.random(random),
            CA,
            Validity.of(days(-500), days(3000)),
            CA,
            caKey.publicKey(),
            List.of(
                Extensions.basicConstraints(BasicConstraints.unlimitedCa()),
                Extensions.keyUsage(EnumSet.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)),
                Extensions.subjectKeyIdentifier(caKey.publicKey().keyIdentifier())));
    return CertificateSigner.sign(template, caKey);
  }

  /** minica makes none so short. */
  private static KeyPair weakKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(1024);
      return KeyPair.of(
          PrivateKeyInfo.decode(generator.generateKeyPair().getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
