package dev.minica.revocation;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.SerialNumber;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * Which certificate is asked or spoken of (RFC 6960 section 4.1.1).
 *
 * <pre>
 * CertID ::= SEQUENCE {
 *   hashAlgorithm   AlgorithmIdentifier,
 *   issuerNameHash  OCTET STRING, -- Hash of issuer's DN
 *   issuerKeyHash   OCTET STRING, -- Hash of issuer's public key
 *   serialNumber    CertificateSerialNumber }
 * </pre>
 *
 * @param hashAlgorithm the object identifier of the hash in dotted decimal
 */
public record CertId(
    String hashAlgorithm, byte[] issuerNameHash, byte[] issuerKeyHash, SerialNumber serialNumber) {

  public CertId {
    issuerNameHash = issuerNameHash.clone();
    issuerKeyHash = issuerKeyHash.clone();
  }

  /** The caller runs it under {@link Der#read}. */
  static CertId decode(ASN1Sequence fields) {
    if (fields.size() != 4) {
      throw new IllegalArgumentException("a certificate id of " + fields.size() + " fields");
    }
    ASN1Sequence algorithm = (ASN1Sequence) fields.getObjectAt(0);
    return new CertId(
        ((ASN1ObjectIdentifier) algorithm.getObjectAt(0)).getId(),
        ((ASN1OctetString) fields.getObjectAt(1)).getOctets(),
        ((ASN1OctetString) fields.getObjectAt(2)).getOctets(),
        new SerialNumber(((ASN1Integer) fields.getObjectAt(3)).getValue()));
  }

  @Override
  public byte[] issuerNameHash() {
    return issuerNameHash.clone();
  }

  @Override
  public byte[] issuerKeyHash() {
    return issuerKeyHash.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CertId that
        && hashAlgorithm.equals(that.hashAlgorithm)
        && Arrays.equals(issuerNameHash, that.issuerNameHash)
        && Arrays.equals(issuerKeyHash, that.issuerKeyHash)
        && serialNumber.equals(that.serialNumber);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(issuerKeyHash) + serialNumber.hashCode();
  }
}
