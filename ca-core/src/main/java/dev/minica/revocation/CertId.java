package dev.minica.revocation;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;

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
 */
public final class CertId {

  private final String hashAlgorithm;
  private final byte[] hashAlgorithmEncoded;
  private final byte[] issuerNameHash;
  private final byte[] issuerKeyHash;
  private final SerialNumber serialNumber;

  private CertId(
      String hashAlgorithm,
      byte[] hashAlgorithmEncoded,
      byte[] issuerNameHash,
      byte[] issuerKeyHash,
      SerialNumber serialNumber) {
    this.hashAlgorithm = hashAlgorithm;
    this.hashAlgorithmEncoded = hashAlgorithmEncoded;
    this.issuerNameHash = issuerNameHash;
    this.issuerKeyHash = issuerKeyHash;
    this.serialNumber = serialNumber;
  }

  /** The caller runs it under {@link Der#read}. */
  static CertId decode(ASN1Sequence fields) {
    if (fields.size() != 4) {
      throw new IllegalArgumentException("a certificate id of " + fields.size() + " fields");
    }
    ASN1Sequence algorithm = (ASN1Sequence) fields.getObjectAt(0);
    return new CertId(
        ((ASN1ObjectIdentifier) algorithm.getObjectAt(0)).getId(),
        Der.asRead(algorithm),
        ((ASN1OctetString) fields.getObjectAt(1)).getOctets(),
        ((ASN1OctetString) fields.getObjectAt(2)).getOctets(),
        new SerialNumber(((ASN1Integer) fields.getObjectAt(3)).getValue()));
  }

  /** The certificate of this issuer with this serial number. */
  public static CertId of(CertIdHash hash, Certificate issuer, SerialNumber serialNumber) {
    return new CertId(
        hash.oid(),
        hash.algorithmIdentifier(),
        hash.of(issuer.subject().encoded()),
        hash.of(issuer.publicKey().keyBits()),
        serialNumber);
  }

  /**
   * What was decoded is encoded as it was: some clients look for their own octets in the answer,
   * and the parameters of a hash may be NULL or absent.
   */
  ASN1Primitive toAsn1() {
    return new DERSequence(
        new ASN1Encodable[] {
          Der.decode(hashAlgorithmEncoded, "hash algorithm"),
          new DEROctetString(issuerNameHash),
          new DEROctetString(issuerKeyHash),
          new ASN1Integer(serialNumber.value())
        });
  }

  /**
   * Whether the certificate is one of this issuer; "no" also for a hash of which minica cannot
   * tell.
   */
  public boolean isIssuedBy(Certificate issuer) {
    return CertIdHash.ofOid(hashAlgorithm)
        .filter(hash -> Arrays.equals(issuerKeyHash, hash.of(issuer.publicKey().keyBits())))
        .filter(hash -> Arrays.equals(issuerNameHash, hash.of(issuer.subject().encoded())))
        .isPresent();
  }

  /** The object identifier of the hash in dotted decimal. */
  public String hashAlgorithm() {
    return hashAlgorithm;
  }

  public byte[] issuerNameHash() {
    return issuerNameHash.clone();
  }

  public byte[] issuerKeyHash() {
    return issuerKeyHash.clone();
  }

  public SerialNumber serialNumber() {
    return serialNumber;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CertId that
        && Arrays.equals(hashAlgorithmEncoded, that.hashAlgorithmEncoded)
        && Arrays.equals(issuerNameHash, that.issuerNameHash)
        && Arrays.equals(issuerKeyHash, that.issuerKeyHash)
        && serialNumber.equals(that.serialNumber);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(issuerKeyHash) + serialNumber.hashCode();
  }

  @Override
  public String toString() {
    return "certificate " + serialNumber;
  }
}
