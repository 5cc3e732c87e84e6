package dev.minica.store;

import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.Validity;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Self-signed certificates that differ in their serial number, and in their subject if need be. */
public final class SampleCertificates {

  private final SecureRandom random = new SecureRandom();
  private final KeyPair keys = KeyPairs.generate(KeyAlgorithm.ED25519, random);

  /** A certificate with a serial number by minica's rule. */
  public IssuedCertificate any() {
    return issued(SerialNumber.random(random));
  }

  public IssuedCertificate issued(long serialNumber) {
    return issued(new SerialNumber(BigInteger.valueOf(serialNumber)));
  }

  public IssuedCertificate issued(SerialNumber serialNumber) {
    return new IssuedCertificate(certificate(serialNumber, "sample"), "server");
  }

  public Certificate certificate(SerialNumber serialNumber, String name) {
    Instant begin = Instant.parse("2026-11-20T12:00:00Z");
    DistinguishedName subject = DistinguishedName.ofCommonName(name);
    return CertificateSigner.sign(
        new CertificateTemplate(
            serialNumber,
            subject,
            Validity.of(begin, begin.plus(90, ChronoUnit.DAYS)),
            subject,
            keys.publicKey(),
            List.of()),
        SigningKey.of(keys, random));
  }
}
