package dev.minica.internal.pbe;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.security.NoSuchAlgorithmException;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * The keyDerivationFunc of PBES2 (RFC 8018 appendix A.4) with its parameters. They come out of a
 * file and say how much work reading it is, so an instance exists only if they are within bounds.
 */
public interface KeyDerivation {

  /** More than any program writes: 16 is usual, 128 the most that was met. */
  int MAX_SALT = 1024;

  /** The key of so many octets that this password gives; takes as long as the parameters say. */
  byte[] key(PasswordOctets password, int octets);

  /**
   * Whether the parameters allow keys of this length: where they name one, no other (RFC 8018
   * appendix A.2).
   */
  boolean allows(int octets);

  /** How long the parameters say that the key is, in octets. */
  OptionalInt keyLength();

  /** What people call it. */
  String description();

  /** How much work it is, in iterations of PBKDF2 or in blocks that scrypt mixes. */
  long work();

  /**
   * Reads an AlgorithmIdentifier.
   *
   * @throws MinicaException BAD_INPUT if it is another algorithm, or parameters are over their
   *     bound
   */
  static KeyDerivation decode(ASN1Sequence algorithm) {
    String oid = AlgorithmIds.oid(algorithm);
    return switch (oid) {
      case Pbkdf2.OID -> Pbkdf2.decode(AlgorithmIds.parameters(algorithm));
      case Scrypt.OID -> Scrypt.decode(AlgorithmIds.parameters(algorithm));
      default -> throw unsupported("key derivation " + oid);
    };
  }

  /** The value, which must be between 1 and the bound. */
  static int bounded(ASN1Integer number, int bound, String name) {
    if (number.getValue().signum() <= 0
        || number.getValue().bitLength() > 31
        || number.intValueExact() > bound) {
      throw overBound(name, number, bound);
    }
    return number.intValueExact();
  }

  /** The octets of a salt, of which there may be up to {@value #MAX_SALT}. */
  static byte[] salt(byte[] salt) {
    if (salt.length > MAX_SALT) {
      throw new MinicaException(
          Kind.BAD_INPUT, "salt of " + salt.length + " octets, over the bound of " + MAX_SALT);
    }
    return salt;
  }

  static MinicaException unsupported(String what) {
    return new MinicaException(
        Kind.BAD_INPUT,
        "encrypted with " + what + ", which is not supported",
        new NoSuchAlgorithmException(what));
  }

  private static MinicaException overBound(String name, ASN1Integer number, int bound) {
    // a number of a million digits would take minutes to print
    String value = number.getValue().bitLength() > 64 ? "a huge number" : number.toString();
    String what = name + " is " + value + ", which is not between 1 and " + bound;
    return number.getValue().signum() > 0
        ? new MinicaException(Kind.BAD_INPUT, what, new BoundExceeded(what))
        : new MinicaException(Kind.BAD_INPUT, what);
  }
}
