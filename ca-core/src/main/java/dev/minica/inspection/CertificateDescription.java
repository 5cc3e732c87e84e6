package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import java.time.Instant;
import java.util.List;

/** Everything that a certificate says (RFC 5280 section 4.1), and what it means at some time. */
public final class CertificateDescription {

  private final Certificate certificate;
  private final Instant now;
  private final Description.Builder description = Description.builder();

  private CertificateDescription(Certificate certificate, Instant now) {
    this.certificate = certificate;
    this.now = now;
  }

  /**
   * The certificate as a tree. An extension that is unknown or malformed is in it as octets, in
   * hexadecimal digits; the order is that of the certificate.
   *
   * @param now the days left are counted from here
   * @throws MinicaException BAD_INPUT if a name cannot be shown, though it could be read
   */
  public static Description of(Certificate certificate, Instant now) {
    return Der.read("certificate", new CertificateDescription(certificate, now)::describe);
  }

  private Description describe() {
    description.hidden("type", "certificate");
    NameDescription.add(description, "subject", certificate.subject());
    description.hidden("names", Value.texts(names()));
    NameDescription.add(description, "issuer", certificate.issuer());
    description.shown("serial", "serial", certificate.serialNumber().hex());
    new ValidityDescription(certificate.validity(), now).addTo(description);
    key();
    SignatureDescription.add(
        description,
        certificate.signatureAlgorithmEncoded(),
        certificate.tbsSignatureAlgorithmEncoded());
    selfSigned();
    description
        .hidden("version", Value.of(certificate.version()))
        .shown("sha256", "SHA-256", certificate.fingerprint())
        .shown("sha1", "SHA-1", Lines.colons(Digests.sha1(certificate.encoded())));
    ExtensionDescription.add(description, certificate.extensions());
    return description.build();
  }

  private List<String> names() {
    try {
      return certificate.subjectAltNames().stream().map(GeneralName::value).toList();
    } catch (MinicaException malformed) {
      return List.of(); // the extension says so itself
    }
  }

  private void key() {
    Meaning key = KeyDescription.of(certificate.publicKey());
    description.hidden("key", certificate.publicKey().toString());
    description.shown("publicKey", "key", key.value(), key.lines());
  }

  /** Programs are not told whether it is self-signed where minica cannot check the signature. */
  private void selfSigned() {
    boolean selfIssued = certificate.isSelfIssued();
    SignatureVerdict verdict =
        selfIssued
            ? SignatureVerdict.of(certificate, certificate.publicKey())
            : SignatureVerdict.NOT_MADE;
    String words =
        switch (verdict) {
          case MADE -> "yes";
          case NOT_MADE -> selfIssued ? "no, though issuer and subject are the same" : "no";
          case UNKNOWN -> "it says so; minica does not check signatures of this algorithm";
        };
    description.shown("selfIssued", "self-signed", Value.of(selfIssued), List.of(words));
    if (verdict != SignatureVerdict.UNKNOWN) {
      description.hidden("selfSigned", Value.of(verdict == SignatureVerdict.MADE));
    }
  }
}
