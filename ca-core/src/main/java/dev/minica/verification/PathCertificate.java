package dev.minica.verification;

import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import dev.minica.x509.KeyUsage;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A certificate with everything decoded that path validation looks at, so that what comes after can
 * rely on every extension being well formed.
 *
 * @param certificate the certificate itself
 * @param subject its subject in the form in which equal names are equal (RFC 5280 section 7.1)
 * @param issuer its issuer in that form
 * @param basicConstraints RFC 5280 section 4.2.1.9
 * @param keyUsage RFC 5280 section 4.2.1.3
 * @param keyPurposes object identifiers of extended key usage, RFC 5280 section 4.2.1.12
 * @param subjectAltNames RFC 5280 section 4.2.1.6
 * @param names every name that name constraints apply to
 * @param nameConstraints RFC 5280 section 4.2.1.10
 * @param policies the extensions that speak of certificate policies
 * @param subjectKeyId RFC 5280 section 4.2.1.2, in hexadecimal
 * @param authorityKeyId keyIdentifier of RFC 5280 section 4.2.1.1, in hexadecimal
 */
record PathCertificate(
    Certificate certificate,
    String subject,
    String issuer,
    Optional<BasicConstraints> basicConstraints,
    Optional<Set<KeyUsage>> keyUsage,
    Optional<List<String>> keyPurposes,
    List<GeneralName> subjectAltNames,
    List<ComparableName> names,
    Subtrees nameConstraints,
    PolicyExtensions policies,
    Optional<String> subjectKeyId,
    Optional<String> authorityKeyId) {

  /**
   * Decodes the extensions.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if one of them, or the certificate, is malformed
   */
  static PathCertificate of(Certificate certificate) {
    Encodings.check(certificate);
    HexFormat hex = HexFormat.of();
    return new PathCertificate(
        certificate,
        certificate.subject().canonical(),
        certificate.issuer().canonical(),
        certificate.basicConstraints(),
        certificate.keyUsage(),
        certificate.extendedKeyUsage(),
        certificate.subjectAltNames(),
        ComparableName.namesOf(certificate),
        Subtrees.of(certificate),
        PolicyExtensions.of(certificate),
        certificate.subjectKeyIdentifier().map(hex::formatHex),
        certificate.authorityKeyIdentifier().map(hex::formatHex));
  }

  /** How many octets it takes. */
  int size() {
    return certificate.encoded().length;
  }

  /** RFC 5280 section 3.2: subject and issuer are the same name. */
  boolean isSelfIssued() {
    return subject.equals(issuer);
  }

  boolean isCa() {
    return basicConstraints.filter(BasicConstraints::ca).isPresent();
  }

  boolean isFirstVersion() {
    return certificate.version() == 1;
  }

  /** Whether the key usage extension, if there is one, has this usage. */
  boolean allows(KeyUsage usage) {
    return keyUsage.map(usages -> usages.contains(usage)).orElse(true);
  }

  /** Whether the key identifiers do not speak against the issuer; RFC 4158 section 3.5.12. */
  boolean mayBeIssuedBy(PathCertificate other) {
    return authorityKeyId.isEmpty()
        || other.subjectKeyId.isEmpty()
        || authorityKeyId.equals(other.subjectKeyId);
  }

  /** The same entity with the same key: twice in one path, it would be a loop (RFC 4158 2.4.2). */
  boolean isSameEntity(PathCertificate other) {
    return subject.equals(other.subject)
        && certificate.publicKey().equals(other.certificate.publicKey());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathCertificate that && certificate.equals(that.certificate);
  }

  @Override
  public int hashCode() {
    // not the octets: they may be many, and are asked often
    return 31 * subject.hashCode() + certificate.serialNumber().hashCode();
  }
}
