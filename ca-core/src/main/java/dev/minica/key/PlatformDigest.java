package dev.minica.key;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.ExtendedDigest;

/**
 * A digest of FIPS 180-4 as Java has it, for Bouncy Castle's arithmetic: of what it computes this
 * is the part for which processors have instructions, and Java uses them.
 */
final class PlatformDigest implements ExtendedDigest {

  private final MessageDigest digest;

  PlatformDigest(String name) {
    try {
      this.digest = MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + name, e);
    }
  }

  @Override
  public String getAlgorithmName() {
    return digest.getAlgorithm();
  }

  @Override
  public int getDigestSize() {
    return digest.getDigestLength();
  }

  /** FIPS 180-4 section 1: blocks of 512 bits up to SHA-256, of 1,024 beyond. */
  @Override
  public int getByteLength() {
    return getDigestSize() > 32 ? 128 : 64;
  }

  @Override
  public void update(byte octet) {
    digest.update(octet);
  }

  @Override
  public void update(byte[] octets, int offset, int length) {
    digest.update(octets, offset, length);
  }

  @Override
  public int doFinal(byte[] out, int offset) {
    try {
      return digest.digest(out, offset, getDigestSize());
    } catch (DigestException e) {
      throw new IllegalArgumentException("no room for a digest", e);
    }
  }

  @Override
  public void reset() {
    digest.reset();
  }
}
