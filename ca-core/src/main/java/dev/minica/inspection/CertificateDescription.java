package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import java.time.Instant;
import java.util.Arrays;
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
    name("subject", certificate.subject());
    description.hidden("names", Value.texts(names()));
    name("issuer", certificate.issuer());
    description.shown("serial", "serial", certificate.serialNumber().hex());
    new ValidityDescription(certificate.validity(), now).addTo(description);
    key();
    signatureAlgorithm();
    selfSigned();
    description
        .hidden("version", Value.of(certificate.version()))
        .shown("sha256", "SHA-256", certificate.fingerprint())
        .shown("sha1", "SHA-1", Lines.colons(Digests.sha1(certificate.encoded())));
    extensions();
    return description.build();
  }

  private void name(String role, DistinguishedName name) {
    String text = name.toString();
    description
        .shown(
            role, role, Value.of(text), List.of(name.isEmpty() ? "(empty)" : Lines.bounded(text)))
        .hidden(
            role + "Attributes",
            Value.items(name.attributes().stream().map(this::attribute).toList()));
  }

  private Description attribute(DistinguishedName.Attribute attribute) {
    return Description.builder()
        .hidden("oid", attribute.oid())
        .hidden("name", attribute.name())
        .hidden("value", attribute.value())
        .build();
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

  private void signatureAlgorithm() {
    String oid = certificate.signatureAlgorithmOid();
    byte[] outer = certificate.signatureAlgorithmEncoded();
    String name = AlgorithmNames.ofSignature(oid, outer);
    boolean equal = Arrays.equals(outer, certificate.tbsSignatureAlgorithmEncoded());
    String words = equal ? name : name + ", but another algorithm inside what is signed";
    description
        .shown("signatureAlgorithm", "signature", Value.of(name), List.of(words))
        .hidden("signatureAlgorithmOid", oid)
        .hidden("signatureAlgorithmsEqual", Value.of(equal));
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

  private void extensions() {
    List<Description> extensions =
        certificate.extensions().stream().map(ExtensionDescription::of).toList();
    String label = extensions.isEmpty() ? "" : "extensions";
    description.shown("extensions", label, Value.items(extensions), List.of());
  }
}
