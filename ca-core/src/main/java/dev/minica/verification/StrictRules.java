package dev.minica.verification;

import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import dev.minica.x509.KeyUsage;
import dev.minica.x509.SerialNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What RFC 5280 section 4 demands of certificates and strict clients check ({@code openssl verify
 * -x509_strict}, Python from 3.13 on), beyond what section 6 needs.
 *
 * <p>Left out on purpose: serial numbers of zero or less, which section 4.1.2.2 wants tolerated;
 * that basic, name and policy constraints be critical, since they bind all the same, and enough
 * CAs, some on advice, leave them non-critical; key usage on every CA, which section 6.1.4 (n) does
 * not presume.
 */
final class StrictRules {

  private final PathCertificate subject;
  private final Certificate certificate;
  private final PathPosition position;
  private final List<String> breaches = new ArrayList<>();

  private StrictRules(PathCertificate subject, PathPosition position) {
    this.subject = subject;
    this.certificate = subject.certificate();
    this.position = position;
  }

  /** What is broken, in words. */
  static List<String> breaches(PathCertificate certificate, PathPosition position) {
    StrictRules rules = new StrictRules(certificate, position);
    rules.basicFields();
    rules.names();
    rules.keyIdentifiers();
    rules.authority();
    return rules.breaches;
  }

  /** Sections 4.1.1.2, 4.1.2.1 and 4.1.2.2. */
  private void basicFields() {
    breachIf(
        !Arrays.equals(
            certificate.signatureAlgorithmEncoded(), certificate.tbsSignatureAlgorithmEncoded()),
        "the signature algorithm inside differs from the one outside");
    breachIf(certificate.version() > 3, "its version is " + certificate.version());
    breachIf(
        certificate.version() < 3 && !certificate.extensions().isEmpty(),
        "it has extensions but is of version " + certificate.version());
    // magnitude, not encoding: 20 random octets with a sign octet before them are widespread
    breachIf(
        certificate.serialNumber().value().bitLength() > 8 * SerialNumber.MAX_OCTETS,
        "its serial number is longer than 20 octets");
  }

  /** Sections 4.1.2.4, 4.1.2.6 and 4.2.1.6. */
  private void names() {
    breachIf(certificate.issuer().isEmpty(), "its issuer is empty");
    boolean named = !certificate.subject().isEmpty();
    breachIf(!named && subject.isCa(), "it is a CA with an empty subject");
    breachIf(
        !named && !isCritical(Extension.SUBJECT_ALT_NAME),
        "its subject is empty, and there is no critical subject alternative name instead");
  }

  /** Sections 4.2.1.1 and 4.2.1.2. */
  private void keyIdentifiers() {
    breachIf(
        isCritical(Extension.SUBJECT_KEY_IDENTIFIER), "its subject key identifier is critical");
    breachIf(
        isCritical(Extension.AUTHORITY_KEY_IDENTIFIER), "its authority key identifier is critical");
    // section 4.2.1.1 exempts self-signed certificates; an anchor needs no hint to its issuer
    boolean exempt = position == PathPosition.ANCHOR || subject.isSelfIssued();
    breachIf(
        certificate.version() == 3 && !exempt && subject.authorityKeyId().isEmpty(),
        "it has no authority key identifier");
    breachIf(
        certificate.version() == 3 && subject.isCa() && subject.subjectKeyId().isEmpty(),
        "it is a CA without a subject key identifier");
  }

  /** Sections 4.2.1.3 and 4.2.1.9. */
  private void authority() {
    boolean limited =
        subject.basicConstraints().filter(c -> c.pathLength().isPresent()).isPresent();
    breachIf(limited && !subject.isCa(), "it has a path length constraint but is no CA");
    breachIf(
        limited && !subject.allows(KeyUsage.KEY_CERT_SIGN),
        "it has a path length constraint but may not sign certificates");
    breachIf(subject.keyUsage().map(Set::isEmpty).orElse(false), "its key usage allows nothing");
    breachIf(
        !subject.isCa()
            && subject.keyUsage().filter(u -> u.contains(KeyUsage.KEY_CERT_SIGN)).isPresent(),
        "its key usage has keyCertSign but it is no CA");
  }

  private void breachIf(boolean broken, String words) {
    if (broken) {
      breaches.add(words);
    }
  }

  private boolean isCritical(String oid) {
    return certificate.extension(oid).filter(Extension::critical).isPresent();
  }
}
