package dev.minica.revocation;

import dev.minica.internal.asn1.Der;
import dev.minica.internal.asn1.Tlv;
import dev.minica.key.SigningKey;
import dev.minica.x509.CertificateTime;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;

/**
 * Encodes and signs any template of a CRL: the one way to a CRL's signature. Entries become octets
 * one by one, since there can be very many.
 *
 * <pre>
 * CertificateList ::= SEQUENCE {
 *   tbsCertList         TBSCertList,
 *   signatureAlgorithm  AlgorithmIdentifier,
 *   signatureValue      BIT STRING }
 * </pre>
 */
public final class CrlSigner {

  private static final int EXTENSIONS = 0xa0;
  private static final BigInteger V2 = BigInteger.ONE;

  private CrlSigner() {}

  /**
   * The template as a CRL, signed with this key.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if it would be larger than what is read again: 16
   *     MiB, some 300,000 entries
   */
  public static Crl sign(CrlTemplate template, SigningKey issuerKey) {
    byte[] algorithm = issuerKey.algorithm().algorithmIdentifier();
    byte[] tbs = tbsCertList(template, algorithm);
    DERBitString signature = new DERBitString(issuerKey.sign(tbs));
    return Crl.decode(Der.constructed(Tlv.SEQUENCE, tbs, algorithm, Der.encode(signature)));
  }

  /**
   *
   *
   * <pre>
   * TBSCertList ::= SEQUENCE {
   *   version              INTEGER, -- v2, which extensions need
   *   signature            AlgorithmIdentifier,
   *   issuer               Name,
   *   thisUpdate           Time,
   *   nextUpdate           Time,
   *   revokedCertificates  SEQUENCE OF SEQUENCE { ... } OPTIONAL,
   *   crlExtensions        [0] EXPLICIT Extensions }
   * </pre>
   */
  private static byte[] tbsCertList(CrlTemplate template, byte[] algorithm) {
    return Der.constructed(
        Tlv.SEQUENCE,
        integer(V2),
        algorithm,
        template.issuer().encoded(),
        CertificateTime.encoded(template.thisUpdate()),
        CertificateTime.encoded(template.nextUpdate()),
        revokedCertificates(template.entries()),
        Der.constructed(EXTENSIONS, Extension.encodeAll(extensions(template))));
  }

  /** RFC 5280 section 5.1.2.6: where there is none the list must be absent, not empty. */
  private static byte[] revokedCertificates(List<CrlTemplate.Entry> entries) {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    entries.forEach(entry -> encoded.writeBytes(entry(entry)));
    return entries.isEmpty() ? new byte[0] : Der.constructed(Tlv.SEQUENCE, encoded.toByteArray());
  }

  /**
   *
   *
   * <pre>
   * SEQUENCE {
   *   userCertificate     CertificateSerialNumber,
   *   revocationDate      Time,
   *   crlEntryExtensions  Extensions OPTIONAL }
   * </pre>
   */
  private static byte[] entry(CrlTemplate.Entry entry) {
    return Der.constructed(
        Tlv.SEQUENCE,
        integer(entry.serialNumber().value()),
        CertificateTime.encoded(entry.revocationDate()),
        reason(entry.reason()));
  }

  /** RFC 5280 section 5.3.1: "should be absent instead of using the unspecified (0) value". */
  private static byte[] reason(RevocationReason reason) {
    return reason == RevocationReason.UNSPECIFIED
        ? new byte[0]
        : Extension.encodeAll(
            List.of(extension(CrlEntries.REASON_CODE, new ASN1Enumerated(reason.code()))));
  }

  /** Neither is critical: RFC 5280 sections 5.2.1 and 5.2.3. */
  private static List<Extension> extensions(CrlTemplate template) {
    return List.of(
        Extensions.authorityKeyIdentifier(template.issuerKeyIdentifier()),
        extension(Crl.CRL_NUMBER, new ASN1Integer(template.number())));
  }

  private static Extension extension(String oid, ASN1Encodable value) {
    return new Extension(oid, false, Der.encode(value));
  }

  private static byte[] integer(BigInteger value) {
    return Der.encode(new ASN1Integer(value));
  }
}
