package dev.minica.lint;

import dev.minica.key.KeyAlgorithm;
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
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.Validity;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** Certificates that no rule has anything against, to be made unsound. */
final class Sound {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Validity VALIDITY =
      Validity.of(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-03-31T23:59:59Z"));
  private static final SigningKey ISSUER = key();
  private static final SigningKey SUBJECT = key();
  private static final DistinguishedName ISSUER_NAME = DistinguishedName.ofCommonName("Root");

  private Sound() {}

  private static SigningKey key() {
    return SigningKey.of(KeyPairs.generate(KeyAlgorithm.EC_P256, RANDOM), RANDOM);
  }

  static RawCertificate server() {
    return certificate(
        DistinguishedName.ofCommonName("server.example"),
        SUBJECT,
        Extensions.basicConstraints(BasicConstraints.END_ENTITY),
        Extensions.keyUsage(EnumSet.of(KeyUsage.DIGITAL_SIGNATURE)),
        Extensions.extendedKeyUsage(List.of(KeyPurpose.SERVER_AUTH.oid())),
        Extensions.subjectKeyIdentifier(SUBJECT.publicKey().keyIdentifier()),
        Extensions.authorityKeyIdentifier(ISSUER.publicKey().keyIdentifier()),
        Extensions.subjectAltName(List.of(GeneralName.parse("server.example")), false));
  }

  static RawCertificate client() {
    return server().with(Extension.EXTENDED_KEY_USAGE, false, "300a 0608 2b06010505070302");
  }

  static RawCertificate intermediate() {
    return certificate(
        DistinguishedName.ofCommonName("Intermediate"),
        SUBJECT,
        Extensions.basicConstraints(BasicConstraints.caWithPathLength(0)),
        Extensions.keyUsage(EnumSet.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)),
        Extensions.subjectKeyIdentifier(SUBJECT.publicKey().keyIdentifier()),
        Extensions.authorityKeyIdentifier(ISSUER.publicKey().keyIdentifier()));
  }

  static RawCertificate root() {
    return certificate(
        ISSUER_NAME,
        ISSUER,
        Extensions.basicConstraints(BasicConstraints.unlimitedCa()),
        Extensions.keyUsage(EnumSet.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)),
        Extensions.subjectKeyIdentifier(ISSUER.publicKey().keyIdentifier()));
  }

  private static RawCertificate certificate(
      DistinguishedName subject, SigningKey key, Extension... extensions) {
    CertificateTemplate template =
        new CertificateTemplate(
            SerialNumber.random(RANDOM),
            ISSUER_NAME,
            VALIDITY,
            subject,
            key.publicKey(),
            List.of(extensions));
    Certificate certificate = CertificateSigner.sign(template, ISSUER);
    return RawCertificate.of(certificate);
  }
}
