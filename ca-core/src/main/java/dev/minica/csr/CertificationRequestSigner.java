package dev.minica.csr;

import dev.minica.internal.asn1.Der;
import dev.minica.key.SigningKey;
import dev.minica.x509.Extension;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * Encodes any template and signs it with the key that the request is for.
 *
 * <pre>
 * CertificationRequest ::= SEQUENCE {
 *   certificationRequestInfo  CertificationRequestInfo,
 *   signatureAlgorithm        AlgorithmIdentifier,
 *   signature                 BIT STRING }
 * </pre>
 */
public final class CertificationRequestSigner {

  private CertificationRequestSigner() {}

  /** The template as a request for a certificate of this key. */
  public static CertificationRequest sign(CertificationRequestTemplate template, SigningKey key) {
    DERSequence info = info(template, key);
    ASN1Primitive algorithm =
        Der.decode(key.algorithm().algorithmIdentifier(), "signature algorithm");
    byte[] signature = key.sign(Der.encode(info));
    return CertificationRequest.decode(
        Der.encode(
            new DERSequence(new ASN1Encodable[] {info, algorithm, new DERBitString(signature)})));
  }

  /**
   *
   *
   * <pre>
   * CertificationRequestInfo ::= SEQUENCE {
   *   version        INTEGER { v1(0) },
   *   subject        Name,
   *   subjectPKInfo  SubjectPublicKeyInfo,
   *   attributes     [0] IMPLICIT SET OF Attribute }
   * </pre>
   */
  private static DERSequence info(CertificationRequestTemplate template, SigningKey key) {
    return new DERSequence(
        new ASN1Encodable[] {
          new ASN1Integer(0),
          Der.decode(template.subject().encoded(), "subject"),
          Der.decode(key.publicKey().encoded(), "public key"),
          new DERTaggedObject(false, 0, attributes(template))
        });
  }

  /**
   *
   *
   * <pre>
   * extensionRequest ATTRIBUTE ::= {
   *   WITH SYNTAX Extensions  SINGLE VALUE TRUE  ID pkcs-9-at-extensionRequest }
   * </pre>
   */
  private static DERSet attributes(CertificationRequestTemplate template) {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    if (!template.extensions().isEmpty()) {
      byte[] extensions = Extension.encodeAll(template.extensions());
      attributes.add(
          Attribute.of(Attribute.EXTENSION_REQUEST, Der.decode(extensions, "extensions")).toAsn1());
    }
    return new DERSet(attributes);
  }
}
