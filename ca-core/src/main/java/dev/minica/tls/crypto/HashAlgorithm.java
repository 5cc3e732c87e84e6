package dev.minica.tls.crypto;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** The hash functions (FIPS 180-4) that cipher suites name, each with its HMAC (RFC 2104). */
public enum HashAlgorithm {
  SHA1("SHA-1", 20),
  SHA256("SHA-256", 32),
  SHA384("SHA-384", 48),
  SHA512("SHA-512", 64);

  private final String label;
  private final int length;

  HashAlgorithm(String label, int length) {
    this.label = label;
    this.length = length;
  }

  /** Such as {@code SHA-256}. */
  public String label() {
    return label;
  }

  /** Octets of a hash value, and of an HMAC. */
  public int length() {
    return length;
  }

  /** The hash of the parts, one after the other. */
  public byte[] hash(byte[]... parts) {
    Digest digest = digest();
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] value = new byte[length];
    digest.doFinal(value, 0);
    return value;
  }

  /** The HMAC of the parts, one after the other, under a key of any length. */
  public byte[] hmac(byte[] key, byte[]... parts) {
    HMac mac = new HMac(digest());
    mac.init(new KeyParameter(key));
    for (byte[] part : parts) {
      mac.update(part, 0, part.length);
    }
    byte[] value = new byte[length];
    mac.doFinal(value, 0);
    return value;
  }

  private Digest digest() {
    return switch (this) {
      case SHA1 -> new SHA1Digest();
      case SHA256 -> new SHA256Digest();
      case SHA384 -> new SHA384Digest();
      case SHA512 -> new SHA512Digest();
    };
  }

  @Override
  public String toString() {
    return label;
  }
}
