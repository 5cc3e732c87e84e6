package dev.minica.revocation;

import dev.minica.internal.asn1.Der;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * The hashes that name an issuer in a {@link CertId}. They tell issuers apart and protect nothing,
 * so SHA-1, which nearly every client asks with, is as good as any (RFC 6960 section 5).
 */
public enum CertIdHash {
  SHA_1("SHA-1", "1.3.14.3.2.26"),
  SHA_256("SHA-256", "2.16.840.1.101.3.4.2.1"),
  SHA_384("SHA-384", "2.16.840.1.101.3.4.2.2"),
  SHA_512("SHA-512", "2.16.840.1.101.3.4.2.3");

  private final String label;
  private final String oid;

  CertIdHash(String label, String oid) {
    this.label = label;
    this.oid = oid;
  }

  /** The hash with this object identifier, if it is one of these. */
  static Optional<CertIdHash> ofOid(String oid) {
    return Arrays.stream(values()).filter(hash -> hash.oid.equals(oid)).findFirst();
  }

  /** Object identifier in dotted decimal. */
  public String oid() {
    return oid;
  }

  /** DER, the parameters NULL as clients write it. */
  byte[] algorithmIdentifier() {
    return Der.encode(new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid), DERNull.INSTANCE));
  }

  byte[] of(byte[] octets) {
    try {
      return MessageDigest.getInstance(label).digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + label, e);
    }
  }
}
