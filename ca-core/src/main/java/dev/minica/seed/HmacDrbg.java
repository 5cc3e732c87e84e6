package dev.minica.seed;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * HMAC_DRBG with SHA-256 (NIST SP 800-90A Rev. 1 section 10.1.2), without reseeding and without
 * additional input: the same input gives the same octets, wherever and whenever.
 */
final class HmacDrbg {

  private static final int OCTETS = 32;

  private final HMac hmac = new HMac(new SHA256Digest());
  private byte[] key = new byte[OCTETS];
  private final byte[] value = new byte[OCTETS];

  /**
   * Section 10.1.2.3, the instantiation.
   *
   * @param seedMaterial entropy input, nonce and personalization string, in this order
   */
  HmacDrbg(byte[]... seedMaterial) {
    Arrays.fill(value, (byte) 1);
    update(seedMaterial);
  }

  /**
   * Section 10.1.2.5, the generation.
   *
   * @param output is filled; at most 2^16 octets, which is for the caller to keep to
   */
  void generate(byte[] output) {
    for (int from = 0; from < output.length; from += OCTETS) {
      replaceValue();
      System.arraycopy(value, 0, output, from, Math.min(OCTETS, output.length - from));
    }
    update();
  }

  /** Section 10.1.2.2: the second round is for what brings something new. */
  private void update(byte[]... provided) {
    mix((byte) 0, provided);
    if (provided.length > 0) {
      mix((byte) 1, provided);
    }
  }

  private void mix(byte round, byte[]... provided) {
    hmac.init(new KeyParameter(key));
    hmac.update(value, 0, OCTETS);
    hmac.update(round);
    for (byte[] part : provided) {
      hmac.update(part, 0, part.length);
    }
    byte[] next = new byte[OCTETS];
    hmac.doFinal(next, 0);
    key = next;
    replaceValue();
  }

  private void replaceValue() {
    hmac.init(new KeyParameter(key));
    hmac.update(value, 0, OCTETS);
    hmac.doFinal(value, 0);
  }
}
