package dev.minica.encoding;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;

/**
 * Certificates in PKCS#7 (RFC 2315 section 9), now CMS (RFC 5652 section 5): SignedData that nobody
 * signed, known as "certs-only" and by the file names .p7b and .p7c.
 *
 * <pre>
 * ContentInfo ::= SEQUENCE {
 *   contentType  OBJECT IDENTIFIER,  -- id-signedData
 *   content      [0] EXPLICIT SignedData }
 * SignedData ::= SEQUENCE {
 *   version           INTEGER,
 *   digestAlgorithms  SET OF AlgorithmIdentifier,
 *   encapContentInfo  SEQUENCE { eContentType OBJECT IDENTIFIER, [0] EXPLICIT OPTIONAL },
 *   certificates      [0] IMPLICIT SET OF CertificateChoices OPTIONAL,
 *   crls              [1] IMPLICIT SET OF RevocationInfoChoice OPTIONAL,
 *   signerInfos       SET OF SignerInfo }
 * </pre>
 *
 * @param certificates in their order
 * @param crls how many CRLs are there beside them
 * @param signers how many have signed: none, if it is a bundle of certificates
 */
public record Pkcs7Certificates(List<Certificate> certificates, int crls, int signers) {

  private static final String WHAT = "PKCS#7";
  private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
  private static final String DATA = "1.2.840.113549.1.7.1";

  /** More than any bundle in use has. */
  public static final int MAX_CERTIFICATES = 5_000;

  public Pkcs7Certificates {
    certificates = List.copyOf(certificates);
  }

  /** A bundle of nothing but certificates. */
  public static Pkcs7Certificates of(List<Certificate> certificates) {
    return new Pkcs7Certificates(certificates, 0, 0);
  }

  /** Whether the octets are BER or DER of a ContentInfo of PKCS#7, whatever its type. */
  public static boolean isPkcs7(byte[] octets) {
    if (octets.length == 0 || octets[0] != 0x30) {
      return false;
    }
    try {
      return Der.read(
          WHAT,
          () ->
              Der.decode(octets, WHAT) instanceof ASN1Sequence fields
                  && fields.size() == 2
                  && fields.getObjectAt(0) instanceof ASN1ObjectIdentifier type
                  && type.getId().startsWith("1.2.840.113549.1.7."));
    } catch (MinicaException malformed) {
      return false;
    }
  }

  /**
   * Reads BER or DER.
   *
   * @throws MinicaException BAD_INPUT if it is not SignedData, or malformed, or holds more than
   *     {@value #MAX_CERTIFICATES} certificates
   */
  public static Pkcs7Certificates decode(byte[] ber) {
    return Der.read(WHAT, () -> read(ber));
  }

  private static Pkcs7Certificates read(byte[] ber) {
    ASN1Sequence contentInfo = ASN1Sequence.getInstance(Der.decode(ber, WHAT));
    String type = ASN1ObjectIdentifier.getInstance(contentInfo.getObjectAt(0)).getId();
    if (!type.equals(SIGNED_DATA)) {
      throw new MinicaException(
          Kind.BAD_INPUT, "PKCS#7 of type " + type + ", which is not signedData");
    }
    ASN1Sequence signedData =
        ASN1Sequence.getInstance(
            ASN1TaggedObject.getInstance(contentInfo.getObjectAt(1)).getExplicitBaseObject());
    List<Certificate> certificates = new ArrayList<>();
    int crls = 0;
    for (int i = 3; i < signedData.size() - 1; i++) {
      ASN1TaggedObject field = ASN1TaggedObject.getInstance(signedData.getObjectAt(i));
      ASN1Set values = ASN1Set.getInstance(field, false);
      if (field.hasContextTag(0)) {
        addTo(certificates, values);
      } else {
        crls += values.size();
      }
    }
    ASN1Set signers = ASN1Set.getInstance(signedData.getObjectAt(signedData.size() - 1));
    return new Pkcs7Certificates(certificates, crls, signers.size());
  }

  private static void addTo(List<Certificate> certificates, ASN1Set values) {
    if (values.size() > MAX_CERTIFICATES) {
      throw new MinicaException(
          Kind.BAD_INPUT, values.size() + " certificates, over the bound of " + MAX_CERTIFICATES);
    }
    for (ASN1Encodable value : values) {
      if (value.toASN1Primitive() instanceof ASN1TaggedObject) {
        throw new MinicaException(
            Kind.BAD_INPUT, "PKCS#7 with an attribute certificate, which is not supported");
      }
      certificates.add(Certificate.decode(Der.asRead(value)));
    }
  }

  /**
   * The encoding of the certificates as a bundle, in their order: DER but for that, since DER would
   * sort them, and readers expect a chain as it was given.
   */
  public byte[] encoded() {
    ASN1Encodable[] values =
        certificates.stream()
            .map(certificate -> Der.decode(certificate.encoded(), "certificate"))
            .toArray(ASN1Encodable[]::new);
    DLSequence signedData =
        new DLSequence(
            new ASN1Encodable[] {
              new ASN1Integer(1),
              new DLSet(),
              new DLSequence(new ASN1ObjectIdentifier(DATA)),
              new DLTaggedObject(false, 0, new DLSet(values)),
              new DLSet()
            });
    return Der.asRead(
        new DLSequence(
            new ASN1Encodable[] {
              new ASN1ObjectIdentifier(SIGNED_DATA), new DLTaggedObject(true, 0, signedData)
            }));
  }
}
