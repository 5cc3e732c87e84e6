package dev.minica.seed;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.util.Arrays;

/**
 * Octets that follow from what a generator was started with, and nothing else. They are one stream:
 * how callers cut it, all at once or octet by octet, changes none of them. What is added as seed
 * later is not taken.
 */
final class SeededRandom extends SecureRandom {

  private static final long serialVersionUID = 1;

  SeededRandom(HmacDrbg generator) {
    super(new Stream(generator), null);
  }

  @Override
  public String getAlgorithm() {
    return "HMAC_DRBG, SHA-256, seeded";
  }

  /** Locked by {@link SecureRandom}, as is every implementation without a provider. */
  private static final class Stream extends SecureRandomSpi {

    private static final long serialVersionUID = 1;

    /** A generator's state changes with each request, so requests are of one length. */
    private static final int BLOCK = 1024;

    private final transient HmacDrbg generator;
    private final byte[] block = new byte[BLOCK];
    private int used = BLOCK;

    private Stream(HmacDrbg generator) {
      this.generator = generator;
    }

    @Override
    protected void engineSetSeed(byte[] seed) {
      // would make the stream depend on more than what it was started with
    }

    @Override
    protected void engineNextBytes(byte[] octets) {
      int filled = 0;
      while (filled < octets.length) {
        if (used == BLOCK) {
          generator.generate(block);
          used = 0;
        }
        int count = Math.min(BLOCK - used, octets.length - filled);
        System.arraycopy(block, used, octets, filled, count);
        Arrays.fill(block, used, used + count, (byte) 0);
        used += count;
        filled += count;
      }
    }

    @Override
    protected byte[] engineGenerateSeed(int count) {
      byte[] octets = new byte[count];
      engineNextBytes(octets);
      return octets;
    }
  }
}
