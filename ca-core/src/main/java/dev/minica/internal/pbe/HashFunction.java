package dev.minica.internal.pbe;

import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.SHA512tDigest;
import org.bouncycastle.crypto.macs.HMac;

/** The hash functions that derivations and MACs are built on, by both their object identifiers. */
public enum HashFunction {
  SHA1("SHA-1", "1.3.14.3.2.26", "1.2.840.113549.2.7"),
  SHA224("SHA-224", "2.16.840.1.101.3.4.2.4", "1.2.840.113549.2.8"),
  SHA256("SHA-256", "2.16.840.1.101.3.4.2.1", "1.2.840.113549.2.9"),
  SHA384("SHA-384", "2.16.840.1.101.3.4.2.2", "1.2.840.113549.2.10"),
  SHA512("SHA-512", "2.16.840.1.101.3.4.2.3", "1.2.840.113549.2.11"),
  SHA512_224("SHA-512/224", "2.16.840.1.101.3.4.2.5", "1.2.840.113549.2.12"),
  SHA512_256("SHA-512/256", "2.16.840.1.101.3.4.2.6", "1.2.840.113549.2.13"),
  /** Bouncy Castle derives keys of its own stores with it. */
  SHA3_512("SHA3-512", "2.16.840.1.101.3.4.2.10", "2.16.840.1.101.3.4.2.16");

  private final String label;
  private final String oid;
  private final String hmacOid;

  HashFunction(String label, String oid, String hmacOid) {
    this.label = label;
    this.oid = oid;
    this.hmacOid = hmacOid;
  }

  /** The function of a digestAlgorithm (RFC 5754 section 2, RFC 3370 section 2). */
  public static HashFunction ofOid(String oid) {
    for (HashFunction function : values()) {
      if (function.oid.equals(oid)) {
        return function;
      }
    }
    throw KeyDerivation.unsupported("hash function " + oid);
  }

  /**
   * The function inside the HMAC of an AlgorithmIdentifier, whose parameters are NULL (RFC 8018
   * appendix B.1.1) and left out by some programs.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if it is another, or has other parameters
   */
  public static HashFunction ofHmac(ASN1Sequence algorithm) {
    boolean plain = algorithm.size() == 1;
    boolean withNull = algorithm.size() == 2 && DERNull.INSTANCE.equals(algorithm.getObjectAt(1));
    if (!plain && !withNull) {
      throw KeyDerivation.unsupported("a MAC with parameters");
    }
    return ofHmacOid(AlgorithmIds.oid(algorithm));
  }

  private static HashFunction ofHmacOid(String oid) {
    for (HashFunction function : values()) {
      if (function.hmacOid.equals(oid)) {
        return function;
      }
    }
    throw KeyDerivation.unsupported("MAC " + oid);
  }

  public String oid() {
    return oid;
  }

  public String hmacOid() {
    return hmacOid;
  }

  /** What people call it, such as {@code SHA-256}. */
  public String label() {
    return label;
  }

  /** A new instance of it: of the two there are the quicker one in this process. */
  public Digest digest() {
    return PlatformDigest.isQuick() ? platform() : portable();
  }

  /** Its label is its name in Java, too. */
  Digest platform() {
    return new PlatformDigest(label, portable().getByteLength());
  }

  ExtendedDigest portable() {
    return switch (this) {
      case SHA1 -> new SHA1Digest();
      case SHA224 -> new SHA224Digest();
      case SHA256 -> new SHA256Digest();
      case SHA384 -> new SHA384Digest();
      case SHA512 -> new SHA512Digest();
      case SHA512_224 -> new SHA512tDigest(224);
      case SHA512_256 -> new SHA512tDigest(256);
      case SHA3_512 -> new SHA3Digest(512);
    };
  }

  /** HMAC (RFC 2104) of the octets. */
  public byte[] hmac(CipherParameters key, byte[] octets) {
    HMac hmac = new HMac(digest());
    hmac.init(key);
    hmac.update(octets, 0, octets.length);
    byte[] mac = new byte[hmac.getMacSize()];
    hmac.doFinal(mac, 0);
    return mac;
  }
}
