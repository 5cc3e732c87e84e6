package dev.minica.key;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.OptionalInt;

/** The primes that a broken generator may have left in a modulus. */
final class SmallPrimes {

  /** A little more than the 752 of CA/Browser Forum Baseline Requirements 6.1.6. */
  private static final int BOUND = 1 << 10;

  private static final BitSet PRIMES = sieve();
  private static final BigInteger PRODUCT = product();

  private SmallPrimes() {}

  /** The smallest prime factor below {@value #BOUND}, if there is one. */
  static OptionalInt factor(BigInteger n) {
    return n.gcd(PRODUCT).equals(BigInteger.ONE)
        ? OptionalInt.empty()
        : PRIMES.stream().filter(p -> n.mod(BigInteger.valueOf(p)).signum() == 0).findFirst();
  }

  /** The smallest prime above this number; below the bound. */
  static int after(int number) {
    return PRIMES.nextSetBit(number + 1);
  }

  private static BitSet sieve() {
    BitSet primes = new BitSet(BOUND);
    primes.set(2, BOUND);
    for (int p = 2; p * p < BOUND; p = primes.nextSetBit(p + 1)) {
      for (int multiple = p * p; multiple < BOUND; multiple += p) {
        primes.clear(multiple);
      }
    }
    return primes;
  }

  private static BigInteger product() {
    BigInteger product = BigInteger.ONE;
    long few = 1;
    for (int p = 2; p >= 0; p = PRIMES.nextSetBit(p + 1)) {
      few *= p;
      if (few > Long.MAX_VALUE / BOUND) {
        product = product.multiply(BigInteger.valueOf(few));
        few = 1;
      }
    }
    return product.multiply(BigInteger.valueOf(few));
  }
}
