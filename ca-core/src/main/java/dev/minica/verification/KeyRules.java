package dev.minica.verification;

import dev.minica.internal.asn1.Der;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.SubjectPublicKeyInfo;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;

/** Which public keys are worth checking a signature with, and what that costs. */
final class KeyRules {

  /** Below this, RSA is disallowed since 2013 (NIST SP 800-131A). */
  static final int MIN_RSA_BITS = 2048;

  /** Above this, as in the JDK and OpenSSL, one check is slow enough to be an attack. */
  static final int MAX_RSA_BITS = 16_384;

  /** The exponent decides how long a check takes; FIPS 186-5 allows more, nobody uses it. */
  private static final int MAX_EXPONENT_BITS = 64;

  /** An RSA key of this size takes about as long to check with as a P-256 key. */
  private static final int RSA_BITS_OF_SAME_COST = 4096;

  private KeyRules() {}

  /** What is wrong with the key, in words; empty if nothing is. */
  static Optional<String> fault(SubjectPublicKeyInfo key) {
    if (key.isRsa()) {
      return rsa(key).map(KeyRules::fault).orElse(Optional.of("the RSA key is malformed"));
    }
    return key.algorithm().isPresent()
        ? Optional.empty()
        : Optional.of(
            "its key, of algorithm "
                + key.algorithmOid()
                + ", is of a kind or curve not supported");
  }

  private static Optional<String> fault(RSAPublicKey key) {
    int bits = key.getModulus().bitLength();
    BigInteger exponent = key.getPublicExponent();
    if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) {
      return Optional.of(
          "its RSA key has " + bits + " bits, outside " + MIN_RSA_BITS + " to " + MAX_RSA_BITS);
    }
    boolean sound =
        exponent.testBit(0)
            && exponent.compareTo(BigInteger.ONE) > 0
            && exponent.bitLength() <= MAX_EXPONENT_BITS;
    return sound ? Optional.empty() : Optional.of("its RSA key has an unusable public exponent");
  }

  private static Optional<RSAPublicKey> rsa(SubjectPublicKeyInfo key) {
    try {
      return Optional.of(
          Der.read(
              "RSA key", () -> RSAPublicKey.getInstance(Der.decode(key.keyBits(), "RSA key"))));
    } catch (dev.minica.MinicaException malformed) {
      return Optional.empty();
    }
  }

  /** What checking one signature with the key costs, in checks with a P-256 key. */
  static int cost(SubjectPublicKeyInfo key) {
    if (key.isRsa()) {
      int bits = rsa(key).map(k -> k.getModulus().bitLength()).orElse(0);
      return Math.max(1, bits / RSA_BITS_OF_SAME_COST * (bits / RSA_BITS_OF_SAME_COST));
    }
    return key.algorithm().map(KeyRules::cost).orElse(1);
  }

  private static int cost(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case EC_P521 -> 4;
      case EC_P384, ED448 -> 2;
      default -> 1;
    };
  }
}
