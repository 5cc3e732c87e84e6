package dev.minica.key;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import dev.minica.key.KeyWeakness.Flaw;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;

/**
 * What a public RSA key shows of a bad origin.
 *
 * <pre>
 * RSAPublicKey ::= SEQUENCE {
 *   modulus         INTEGER,
 *   publicExponent  INTEGER }
 * </pre>
 */
final class RsaWeaknesses {

  private static final int MIN_BITS = 2048;
  private static final int MAX_BITS = 16_384;

  /** FIPS 186-5 section 5.1 and CA/Browser Forum Baseline Requirements 6.1.6. */
  private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(65_537);

  private static final int MAX_EXPONENT_BITS = 64;

  private final BigInteger modulus;
  private final BigInteger exponent;
  private final List<KeyWeakness> found = new ArrayList<>();

  private RsaWeaknesses(BigInteger modulus, BigInteger exponent) {
    this.modulus = modulus;
    this.exponent = exponent;
  }

  static List<KeyWeakness> of(SubjectPublicKeyInfo key) {
    // RFC 4055 section 1.2
    if (!DERNull.INSTANCE.equals(key.parsed().getAlgorithm().getParameters())) {
      return KeyWeakness.one(Flaw.MALFORMED, "RSA key lacks the parameters NULL");
    }
    try {
      return Der.read("RSA key", () -> read(key.keyBits()).all());
    } catch (MinicaException e) {
      return malformed();
    }
  }

  private static List<KeyWeakness> malformed() {
    return KeyWeakness.one(Flaw.MALFORMED, "RSA key is malformed");
  }

  private static RsaWeaknesses read(byte[] key) {
    ASN1Sequence fields = ASN1Sequence.getInstance(Der.decode(key, "RSA key"));
    if (fields.size() != 2) {
      throw new IllegalArgumentException(fields.size() + " fields instead of 2");
    }
    return new RsaWeaknesses(
        ASN1Integer.getInstance(fields.getObjectAt(0)).getValue(),
        ASN1Integer.getInstance(fields.getObjectAt(1)).getValue());
  }

  private List<KeyWeakness> all() {
    if (modulus.signum() <= 0 || exponent.signum() <= 0) {
      return malformed();
    }
    checkSizes();
    checkExponent();
    if (modulus.bitLength() <= MAX_BITS) {
      checkFactors();
    }
    return List.copyOf(found);
  }

  private void checkSizes() {
    int bits = modulus.bitLength();
    if (bits < MIN_BITS) {
      add(Flaw.SHORT_MODULUS, "RSA modulus has " + bits + " bits, fewer than " + MIN_BITS);
    } else if (bits > MAX_BITS) {
      add(Flaw.LONG_MODULUS, "RSA modulus has " + bits + " bits, more than " + MAX_BITS);
    }
  }

  private void checkExponent() {
    if (exponent.bitLength() > MAX_EXPONENT_BITS) {
      add(
          Flaw.BAD_EXPONENT,
          "RSA exponent has " + exponent.bitLength() + " bits, more than " + MAX_EXPONENT_BITS);
    } else if (exponent.compareTo(MIN_EXPONENT) < 0) {
      add(Flaw.BAD_EXPONENT, "RSA exponent " + exponent + " is below " + MIN_EXPONENT);
    } else if (!exponent.testBit(0)) {
      add(Flaw.BAD_EXPONENT, "RSA exponent " + exponent + " is even");
    }
  }

  private void checkFactors() {
    OptionalInt factor = SmallPrimes.factor(modulus);
    if (factor.isPresent()) {
      add(Flaw.SMALL_FACTOR, "RSA modulus is divisible by " + factor.getAsInt());
    } else if (Roca.marks(modulus)) {
      add(Flaw.ROCA, "RSA modulus is of the broken generator of CVE-2017-15361 (ROCA)");
    } else if (CloseFactors.exist(modulus)) {
      add(Flaw.CLOSE_PRIMES, "RSA modulus is the product of two primes close to each other");
    }
  }

  private void add(Flaw flaw, String words) {
    found.add(new KeyWeakness(flaw, words));
  }
}
