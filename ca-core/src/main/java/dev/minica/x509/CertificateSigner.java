package dev.minica.x509;

import dev.minica.internal.asn1.Der;
import dev.minica.key.SignatureAlgorithm;
import dev.minica.key.SigningKey;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * Encodes and signs any template, sound or not: the one way to a certificate's signature.
 *
 * <pre>
 * Certificate ::= SEQUENCE {
 *   tbsCertificate      TBSCertificate,
 *   signatureAlgorithm  AlgorithmIdentifier,
 *   signatureValue      BIT STRING }
 * </pre>
 */
public final class CertificateSigner {

  private CertificateSigner() {}

  /** The template as a certificate, signed with this key. */
  public static Certificate sign(CertificateTemplate template, SigningKey issuerKey) {
    ASN1Primitive algorithm = algorithmIdentifier(issuerKey.algorithm());
    DERSequence tbs = tbsCertificate(template, algorithm);
    byte[] signature = issuerKey.sign(Der.encode(tbs));
    return Certificate.decode(
        Der.encode(
            new DERSequence(new ASN1Encodable[] {tbs, algorithm, new DERBitString(signature)})));
  }

  /**
   *
   *
   * <pre>
   * TBSCertificate ::= SEQUENCE {
   *   version               [0] EXPLICIT Version DEFAULT v1,
   *   serialNumber          CertificateSerialNumber,
   *   signature             AlgorithmIdentifier,
   *   issuer                Name,
   *   validity              Validity,
   *   subject               Name,
   *   subjectPublicKeyInfo  SubjectPublicKeyInfo,
   *   extensions            [3] EXPLICIT Extensions OPTIONAL }
   * </pre>
   */
  private static DERSequence tbsCertificate(CertificateTemplate t, ASN1Primitive algorithm) {
    ASN1EncodableVector fields = new ASN1EncodableVector();
    if (!t.extensions().isEmpty()) {
      fields.add(new DERTaggedObject(true, 0, new ASN1Integer(2))); // v3, which extensions need
    }
    fields.add(new ASN1Integer(t.serialNumber().value()));
    fields.add(algorithm);
    fields.add(Der.decode(t.issuer().encoded(), "issuer"));
    fields.add(validity(t.validity()));
    fields.add(Der.decode(t.subject().encoded(), "subject"));
    fields.add(Der.decode(t.publicKey().encoded(), "public key"));
    if (!t.extensions().isEmpty()) {
      fields.add(new DERTaggedObject(true, 3, Extension.sequence(t.extensions())));
    }
    return new DERSequence(fields);
  }

  /**
   *
   *
   * <pre>
   * Validity ::= SEQUENCE { notBefore Time, notAfter Time }
   * </pre>
   */
  private static DERSequence validity(Validity validity) {
    return new DERSequence(
        new ASN1Encodable[] {
          CertificateTime.encode(validity.notBefore()), CertificateTime.encode(validity.notAfter())
        });
  }

  private static ASN1Primitive algorithmIdentifier(SignatureAlgorithm algorithm) {
    return Der.decode(algorithm.algorithmIdentifier(), "signature algorithm");
  }
}
