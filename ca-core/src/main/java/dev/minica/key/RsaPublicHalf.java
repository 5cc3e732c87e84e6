package dev.minica.key;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** The public half of an RSA key, without the seconds of tests that its numbers are primes. */
final class RsaPublicHalf {

  /** Beyond it a single use of the key takes many seconds, and a test of it as long. */
  private static final int MAX_BITS = 16_384;

  /** RFC 4055 section 1.2, whatever the private key's says. */
  private static final AlgorithmIdentifier ALGORITHM =
      new AlgorithmIdentifier(
          new ASN1ObjectIdentifier(SubjectPublicKeyInfo.RSA_ENCRYPTION), DERNull.INSTANCE);

  private RsaPublicHalf() {}

  /**
   * @throws MinicaException BAD_INPUT if the numbers contradict each other, as they do when there
   *     are more primes than two
   */
  static SubjectPublicKeyInfo of(org.bouncycastle.asn1.pkcs.PrivateKeyInfo key)
      throws java.io.IOException {
    RSAPrivateKey numbers = RSAPrivateKey.getInstance(key.parsePrivateKey());
    BigInteger modulus = numbers.getModulus();
    if (modulus.bitLength() > MAX_BITS) {
      throw new MinicaException(
          Kind.BAD_INPUT, "RSA key of " + modulus.bitLength() + " bits, over " + MAX_BITS);
    }
    if (!isProduct(modulus, numbers.getPrime1(), numbers.getPrime2()) || !fits(numbers)) {
      throw new MinicaException(
          Kind.BAD_INPUT, "damaged RSA key: its numbers do not belong together");
    }
    RSAPublicKey publicKey = new RSAPublicKey(modulus, numbers.getPublicExponent());
    return SubjectPublicKeyInfo.decode(
        Der.encode(new DERSequence(ALGORITHM, new DERBitString(Der.encode(publicKey)))));
  }

  private static boolean isProduct(BigInteger modulus, BigInteger p, BigInteger q) {
    return p.bitLength() + q.bitLength() <= MAX_BITS + 1
        && p.compareTo(BigInteger.ONE) > 0
        && p.multiply(q).equals(modulus);
  }

  /** Whether the exponents and the coefficient are inverses as RFC 8017 section 3.2 has it. */
  private static boolean fits(RSAPrivateKey key) {
    BigInteger e = key.getPublicExponent();
    BigInteger p = key.getPrime1();
    BigInteger q = key.getPrime2();
    return e.signum() > 0
        && e.bitLength() <= MAX_BITS
        && key.getPrivateExponent().bitLength() <= MAX_BITS
        && areInverse(e, key.getPrivateExponent(), p.subtract(BigInteger.ONE))
        && areInverse(e, key.getPrivateExponent(), q.subtract(BigInteger.ONE))
        && areInverse(e, key.getExponent1(), p.subtract(BigInteger.ONE))
        && areInverse(e, key.getExponent2(), q.subtract(BigInteger.ONE))
        && areInverse(q, key.getCoefficient(), p);
  }

  private static boolean areInverse(BigInteger a, BigInteger b, BigInteger modulus) {
    return b.bitLength() <= MAX_BITS && a.multiply(b).mod(modulus).equals(BigInteger.ONE);
  }
}
