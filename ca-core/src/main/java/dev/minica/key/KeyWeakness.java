package dev.minica.key;

import dev.minica.key.KeyAlgorithm.Family;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * A reason not to certify a public key: either whoever likes can find the private half, or clients
 * cannot use the key.
 *
 * @param flaw what it is, for programs
 * @param words the same for people, with the values that are wrong: lower case but for names,
 *     without a full stop, and without any text from the key
 */
public record KeyWeakness(Flaw flaw, String words) {

  /** The kinds of weakness. */
  public enum Flaw {
    /** An algorithm that minica does not issue for. */
    UNKNOWN_ALGORITHM,
    /** An EC key on another curve than P-256, P-384 and P-521. */
    UNUSUAL_CURVE,
    /** An EC key that brings its curve along instead of naming it (RFC 5480 section 2.1.1). */
    EXPLICIT_CURVE,
    /** An EC or Edwards point that is not on its curve, is at infinity or of small order. */
    BAD_POINT,
    /** A compressed EC point, which Java and Go do not read. */
    COMPRESSED_POINT,
    /** The encoding of the key or of its algorithm's parameters is wrong. */
    MALFORMED,
    /** An RSA modulus below 2,048 bits (NIST SP 800-131A). */
    SHORT_MODULUS,
    /** An RSA modulus above 16,384 bits: more than OpenSSL and Java check with. */
    LONG_MODULUS,
    /** An RSA exponent that is even, below 65,537 or above 64 bits. */
    BAD_EXPONENT,
    /** An RSA modulus with a factor that is found by trying. */
    SMALL_FACTOR,
    /** An RSA modulus from the broken generator of CVE-2017-15361. */
    ROCA,
    /** An RSA modulus of two primes so close that Fermat's method finds them. */
    CLOSE_PRIMES
  }

  /**
   * What is wrong with the key, as far as the public half shows it; empty if nothing is. Bounded:
   * for the largest key it looks into, some ten milliseconds.
   */
  public static List<KeyWeakness> of(SubjectPublicKeyInfo key) {
    if (key.isRsa()) {
      return RsaWeaknesses.of(key);
    } else if (key.isEc()) {
      return EcWeaknesses.of(key);
    }
    Optional<KeyAlgorithm> algorithm = key.algorithm();
    return algorithm.isPresent()
        ? fixedLength(key, algorithm.get())
        : one(
            Flaw.UNKNOWN_ALGORITHM,
            "algorithm " + key.algorithmOid() + " is not one of " + KeyAlgorithm.labels());
  }

  /** RFC 8410 section 4 and RFC 9881 section 4: the bare octets, and no parameters. */
  private static List<KeyWeakness> fixedLength(SubjectPublicKeyInfo key, KeyAlgorithm algorithm) {
    AlgorithmIdentifier id = key.parsed().getAlgorithm();
    int octets = key.keyBits().length;
    if (id.getParameters() != null) {
      return one(Flaw.MALFORMED, algorithm + " has parameters, and must have none");
    } else if (octets != octets(algorithm)) {
      return one(
          Flaw.MALFORMED,
          algorithm + " key has " + octets + " octets instead of " + octets(algorithm));
    }
    return algorithm.family() == Family.EDDSA ? EdwardsPoint.weaknesses(key, algorithm) : List.of();
  }

  /** RFC 8032 sections 5.1.5 and 5.2.5, FIPS 204 table 2. */
  private static int octets(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case ED25519 -> 32;
      case ED448 -> 57;
      case ML_DSA_44 -> 1312;
      case ML_DSA_65 -> 1952;
      case ML_DSA_87 -> 2592;
      default -> throw new IllegalArgumentException(algorithm + " keys have no fixed length");
    };
  }

  static List<KeyWeakness> one(Flaw flaw, String words) {
    return List.of(new KeyWeakness(flaw, words));
  }
}
