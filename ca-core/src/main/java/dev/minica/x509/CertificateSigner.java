package dev.minica.x509;

import dev.minica.internal.asn1.Der;
import dev.minica.internal.asn1.Tlv;
import dev.minica.key.SigningKey;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;

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

  private static final int VERSION = 0xa0;
  private static final int EXTENSIONS = 0xa3;

  private CertificateSigner() {}

  /** The template as a certificate, signed with this key. */
  public static Certificate sign(CertificateTemplate template, SigningKey issuerKey) {
    byte[] algorithm = issuerKey.algorithm().algorithmIdentifier();
    byte[] tbs = tbsCertificate(template, algorithm);
    byte[] signature = Der.encode(new DERBitString(issuerKey.sign(tbs)));
    return Certificate.decode(Der.constructed(Tlv.SEQUENCE, tbs, algorithm, signature));
  }

  /**
   * A certificate that was made to be looked over, with this key's signature in the place of the
   * one that it has. It is neither encoded nor read a second time.
   *
   * @param unsigned says that it is signed with the algorithm of the key
   */
  public static Certificate sign(Certificate unsigned, SigningKey issuerKey) {
    return unsigned.signedWith(issuerKey.sign(unsigned.tbsEncoded()));
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
   *
   * <p>The issuer's name is copied octet for octet: clients compare it with the issuer's own
   * certificate, and some of them only so.
   */
  private static byte[] tbsCertificate(CertificateTemplate t, byte[] algorithm) {
    boolean isVersion3 = !t.extensions().isEmpty(); // which extensions need
    return Der.constructed(
        Tlv.SEQUENCE,
        isVersion3 ? Der.constructed(VERSION, Der.encode(new ASN1Integer(2))) : new byte[0],
        Der.encode(new ASN1Integer(t.serialNumber().value())),
        algorithm,
        t.issuer().encoded(),
        Der.encode(validity(t.validity())),
        Der.encode(Der.decode(t.subject().encoded(), "subject")),
        Der.encode(Der.decode(t.publicKey().encoded(), "public key")),
        isVersion3
            ? Der.constructed(EXTENSIONS, Der.encode(Extension.sequence(t.extensions())))
            : new byte[0]);
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
}
