package dev.minica.key;

import java.math.BigInteger;

/**
 * Fermat's way to factor n = a^2 - b^2 = (a + b)(a - b), which is short if the factors are near.
 */
final class CloseFactors {

  /** As the CA/Browser Forum Baseline Requirements ask in 6.1.1.3 (CVE-2022-26320). */
  private static final int ROUNDS = 100;

  /** Bit i is set if i is a square modulo 64, or modulo 63: what most numbers are not. */
  private static final long SQUARES_MODULO_64 = squaresModulo(64);

  private static final long SQUARES_MODULO_63 = squaresModulo(63);
  private static final BigInteger SIXTY_THREE = BigInteger.valueOf(63);

  private CloseFactors() {}

  /** Whether a hundred rounds find two factors. */
  static boolean exist(BigInteger modulus) {
    BigInteger a = modulus.sqrt();
    BigInteger square = a.multiply(a).subtract(modulus);
    for (int round = 0; round <= ROUNDS; round++) {
      if (square.signum() >= 0 && isSquare(square)) {
        return true;
      }
      // (a + 1)^2 = a^2 + 2a + 1
      square = square.add(a.shiftLeft(1)).add(BigInteger.ONE);
      a = a.add(BigInteger.ONE);
    }
    return false;
  }

  private static boolean isSquare(BigInteger n) {
    return contains(SQUARES_MODULO_64, n.intValue() & 63)
        && contains(SQUARES_MODULO_63, n.mod(SIXTY_THREE).intValue())
        && n.sqrtAndRemainder()[1].signum() == 0;
  }

  private static boolean contains(long squares, int residue) {
    return (squares >>> residue & 1) != 0;
  }

  private static long squaresModulo(int modulus) {
    long squares = 0;
    for (int i = 0; i < modulus; i++) {
      squares |= 1L << (i * i % modulus);
    }
    return squares;
  }
}
