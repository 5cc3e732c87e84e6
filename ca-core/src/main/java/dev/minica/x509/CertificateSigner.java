package dev.minica.x509;

import dev.minica.internal.asn1.Der;
import dev.minica.internal.asn1.Tlv;
import dev.minica.key.SignedEncoding;
import dev.minica.key.SigningKey;
import dev.minica.key.SubjectPublicKeyInfo;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;

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

  private static final byte[] VERSION_3 = {(byte) 0xa0, 3, Tlv.INTEGER, 1, 2};
  private static final int EXTENSIONS = 0xa3;

  private CertificateSigner() {}

  /** The template as a certificate, signed with this key. */
  public static Certificate sign(CertificateTemplate template, SigningKey issuerKey) {
    return Certificate.decode(signed(inDer(template), issuerKey).encoded());
  }

  private static SignedEncoding signed(CertificateTemplate template, SigningKey key) {
    byte[] algorithm = key.algorithm().algorithmIdentifier();
    byte[] tbs = tbsCertificate(template, algorithm);
    return SignedEncoding.of(tbs, algorithm, key.sign(tbs));
  }

  /**
   * A certificate to be looked over before it is signed. Unlike what {@link #sign} gives, it is not
   * read back from its octets, which takes as long as to encode it.
   *
   * @param template its times in whole seconds
   * @param standIn signs with the algorithm of the issuer's key
   */
  public static Certificate draft(CertificateTemplate template, SigningKey standIn) {
    CertificateTemplate encoded = inDer(template);
    return Certificate.of(signed(encoded, standIn), encoded, standIn.algorithm());
  }

  /** Those who ask for a certificate may have written name and key in BER. */
  private static CertificateTemplate inDer(CertificateTemplate t) {
    byte[] subject = Der.encode(Der.decode(t.subject().encoded(), "subject"));
    byte[] key = Der.encode(Der.decode(t.publicKey().encoded(), "public key"));
    boolean isDer =
        Arrays.equals(subject, t.subject().encoded())
            && Arrays.equals(key, t.publicKey().encoded());
    return isDer
        ? t
        : new CertificateTemplate(
            t.serialNumber(),
            t.issuer(),
            t.validity(),
            DistinguishedName.decode(subject),
            SubjectPublicKeyInfo.decode(key),
            t.extensions());
  }

  /** A draft with this key's signature. */
  public static Certificate sign(Certificate draft, SigningKey issuerKey) {
    return draft.signedWith(issuerKey.sign(draft.tbsEncoded()));
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
        isVersion3 ? VERSION_3 : new byte[0],
        Der.encode(new ASN1Integer(t.serialNumber().value())),
        algorithm,
        t.issuer().encoded(),
        validity(t.validity()),
        t.subject().encoded(),
        t.publicKey().encoded(),
        isVersion3
            ? Der.constructed(EXTENSIONS, Extension.encodeAll(t.extensions()))
            : new byte[0]);
  }

  /**
   *
   *
   * <pre>
   * Validity ::= SEQUENCE { notBefore Time, notAfter Time }
   * </pre>
   */
  private static byte[] validity(Validity validity) {
    return Der.constructed(
        Tlv.SEQUENCE,
        CertificateTime.encoded(validity.notBefore()),
        CertificateTime.encoded(validity.notAfter()));
  }
}
