package dev.minica.encoding.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extensions;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.Validity;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chains among CAs of one name, without key identifiers; Java verifies their signatures. */
class CertificatePoolTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final KeyPair root = pair();
  private final KeyPair ca = pair();
  private final Certificate rootCertificate = certificate("Root", root, "Root", root);
  private final Certificate real = certificate("CA", ca, "Root", root);
  private final Certificate leaf = certificate("leaf", pair(), "CA", ca);

  private static KeyPair pair() {
    return KeyPairs.generate(KeyAlgorithm.EC_P256, RANDOM);
  }

  private static Certificate certificate(
      String subject, KeyPair key, String issuer, KeyPair issuerKey) {
    return CertificateSigner.sign(
        new CertificateTemplate(
            SerialNumber.random(RANDOM),
            DistinguishedName.ofCommonName(issuer),
            Validity.of(NOW, NOW.plus(Duration.ofDays(1))),
            DistinguishedName.ofCommonName(subject),
            key.publicKey(),
            List.of(Extensions.basicConstraints(BasicConstraints.unlimitedCa()))),
        SigningKey.of(issuerKey, RANDOM));
  }

  private static Certificate fake(String name) {
    KeyPair key = pair();
    return certificate(name, key, name, key);
  }

  private static void assertVerified(List<Certificate> chain) throws GeneralSecurityException {
    for (int i = 0; i + 1 < chain.size(); i++) {
      chain.get(i).toX509Certificate().verify(chain.get(i + 1).toX509Certificate().getPublicKey());
    }
  }

  @Test
  void ofIssuersOfOneNameItIsTheOneThatSigned() throws GeneralSecurityException {
    List<Certificate> chain =
        new CertificatePool(List.of(leaf, fake("CA"), real, fake("Root"), rootCertificate))
            .chain(leaf);

    assertVerified(chain);
    assertThat(chain).containsExactly(leaf, real, rootCertificate);
  }

  @Test
  void whereNoneSignedItIsTheFirst() {
    Certificate first = fake("CA");

    assertThat(new CertificatePool(List.of(leaf, first, fake("CA"))).chain(leaf))
        .containsExactly(leaf, first);
  }

  @Test
  void theOnlyOneOfANameIsTakenAsItIs() {
    Certificate only = fake("CA");

    assertThat(new CertificatePool(List.of(leaf, only, only)).chain(leaf))
        .containsExactly(leaf, only);
  }

  @Test
  void onlyAHandfulOfSignaturesIsLookedAt() {
    List<Certificate> all = new ArrayList<>(List.of(leaf));
    for (int i = 0; i < 8; i++) {
      all.add(fake("CA"));
    }
    all.add(real);

    assertThat(new CertificatePool(all).chain(leaf)).containsExactly(leaf, all.get(1));
  }
}
