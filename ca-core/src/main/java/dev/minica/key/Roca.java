package dev.minica.key;

import java.math.BigInteger;
import java.util.BitSet;

/**
 * The mark of the generator of CVE-2017-15361 (Nemec, Sys, Svenda, Klinec, Matyas: "The Return of
 * Coppersmith's Attack", CCS 2017, section 2.3). Its primes are k M + (65537^a mod M), M being the
 * product of the first primes. So modulo each of these their product is a power of 65537 too, and
 * with most of them that is a small part of all residues.
 */
final class Roca {

  /**
   * M is the product of the first 71 primes for keys of 992 bits or more, and of more of them for
   * longer keys. A modulus of another origin passes for one with a chance of 2^-83.
   */
  private static final int LAST_PRIME = 353;

  private static final int GENERATOR = 65_537;

  private Roca() {}

  /** Whether the modulus, of 992 bits or more, has the mark. */
  static boolean marks(BigInteger modulus) {
    for (int p = 3; p <= LAST_PRIME; p = SmallPrimes.after(p)) {
      if (!powers(p).get(modulus.mod(BigInteger.valueOf(p)).intValue())) {
        return false;
      }
    }
    return true;
  }

  /** The residues modulo p that are powers of 65537. */
  private static BitSet powers(int p) {
    BitSet powers = new BitSet(p);
    for (int power = 1; !powers.get(power); power = power * (GENERATOR % p) % p) {
      powers.set(power);
    }
    return powers;
  }
}
