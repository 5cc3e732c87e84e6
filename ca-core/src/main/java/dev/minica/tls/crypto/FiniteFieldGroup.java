package dev.minica.tls.crypto;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.DHKeyPairGenerator;
import org.bouncycastle.crypto.params.DHKeyGenerationParameters;
import org.bouncycastle.crypto.params.DHParameters;
import org.bouncycastle.crypto.params.DHPrivateKeyParameters;
import org.bouncycastle.util.BigIntegers;

/**
 * Diffie-Hellman over a finite field (RFC 7919, RFC 8446 sections 4.2.8.1 and 7.4.1). Share and
 * secret are as long as the modulus.
 */
record FiniteFieldGroup(String name, DHParameters parameters) implements Group {

  /** Below, anybody can compute what is secret; Java allows no less for the keys of others. */
  private static final int MIN_BITS = 512;

  /** As long as the longest group of RFC 7919; above, an answer takes seconds. */
  private static final int MAX_BITS = 8192;

  static FiniteFieldGroup custom(byte[] modulus, byte[] generator) {
    BigInteger p = new BigInteger(1, modulus);
    BigInteger g = new BigInteger(1, generator);
    if (p.bitLength() < MIN_BITS || p.bitLength() > MAX_BITS || !p.testBit(0)) {
      throw refused("a modulus of " + p.bitLength() + " bits" + (p.testBit(0) ? "" : ", even"));
    }
    if (!isBetween(g, p)) {
      throw refused("a generator that generates nothing");
    }
    return new FiniteFieldGroup("dh-" + p.bitLength(), new DHParameters(p, g));
  }

  private static MinicaException refused(String what) {
    return new MinicaException(Kind.BAD_INPUT, "Diffie-Hellman parameters refused: " + what);
  }

  /** RFC 8446 section 4.2.8.1: over 1 and under p - 1, since powers of those stay among them. */
  private static boolean isBetween(BigInteger value, BigInteger p) {
    return value.compareTo(BigInteger.ONE) > 0 && value.compareTo(p.subtract(BigInteger.ONE)) < 0;
  }

  /** Whether it is this field, with this generator. */
  boolean is(byte[] modulus, byte[] generator) {
    return parameters.getP().equals(new BigInteger(1, modulus))
        && parameters.getG().equals(new BigInteger(1, generator));
  }

  @Override
  public KeyShare generate(SecureRandom random) {
    DHKeyPairGenerator generator = new DHKeyPairGenerator();
    generator.init(new DHKeyGenerationParameters(random, parameters));
    return new Share(((DHPrivateKeyParameters) generator.generateKeyPair().getPrivate()).getX());
  }

  @Override
  public KeyShare restore(byte[] privateKey) {
    BigInteger exponent = new BigInteger(1, privateKey);
    if (exponent.signum() == 0 || exponent.compareTo(parameters.getP()) >= 0) {
      throw BadShare.privateKey(name);
    }
    return new Share(exponent);
  }

  private byte[] encoded(BigInteger element) {
    int octets = (parameters.getP().bitLength() + 7) / 8;
    return BigIntegers.asUnsignedByteArray(octets, element);
  }

  @Override
  public String toString() {
    return name;
  }

  private final class Share implements KeyShare {

    private final BigInteger exponent;

    Share(BigInteger exponent) {
      this.exponent = exponent;
    }

    @Override
    public NamedOctets privateKey() {
      return NamedOctets.secret("own private key", BigIntegers.asUnsignedByteArray(exponent));
    }

    @Override
    public byte[] publicShare() {
      return encoded(parameters.getG().modPow(exponent, parameters.getP()));
    }

    /** In TLS 1.2 a share may come without the zeros it begins with. */
    @Override
    public Derivation agree(byte[] peerShare) {
      BigInteger share = new BigInteger(1, peerShare);
      if (!isBetween(share, parameters.getP())) {
        throw BadShare.of(name, "it is not between 1 and the modulus less 1");
      }
      BigInteger secret = share.modPow(exponent, parameters.getP());
      if (!isBetween(secret, parameters.getP())) {
        throw BadShare.of(name, "it leads to a secret that anybody knows");
      }
      return SharedSecret.of(
          "RFC 8446 section 7.4.1", "DH", privateKey(), peerShare, encoded(secret));
    }
  }
}
