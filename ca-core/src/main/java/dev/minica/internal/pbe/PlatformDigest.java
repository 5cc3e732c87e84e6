package dev.minica.internal.pbe;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.ExtendedDigest;

/**
 * A hash function of the Java platform for Bouncy Castle's derivations. The thorough compiler of
 * the virtual machine has most of them in the processor's own instructions, so that an iteration
 * takes a quarter of the time of Bouncy Castle's in PKCS#12's derivation, and half in PBKDF2. The
 * quick compiler has not, and takes twice the time.
 *
 * <p>It has no copies, on purpose: to copy the state of one takes longer than to hash a block.
 */
final class PlatformDigest implements ExtendedDigest {

  private final MessageDigest digest;
  private final int blockOctets;

  /**
   * @param algorithm by its name in Java, one that every Java platform has
   */
  PlatformDigest(String algorithm, int blockOctets) {
    try {
      this.digest = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
    this.blockOctets = blockOctets;
  }

  /** Whether it is quicker than Bouncy Castle's: the machine says if it has one compiler alone. */
  static boolean isQuick() {
    return !System.getProperty("java.vm.info", "").contains("emulated-client");
  }

  @Override
  public String getAlgorithmName() {
    return digest.getAlgorithm();
  }

  @Override
  public int getDigestSize() {
    return digest.getDigestLength();
  }

  @Override
  public int getByteLength() {
    return blockOctets;
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
      return digest.digest(out, offset, digest.getDigestLength());
    } catch (DigestException e) {
      throw new IllegalStateException("no room for a digest of " + digest.getAlgorithm(), e);
    }
  }

  @Override
  public void reset() {
    digest.reset();
  }
}
