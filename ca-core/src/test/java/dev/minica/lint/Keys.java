package dev.minica.lint;

import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;

/** The octets of public keys, good and bad ones. */
final class Keys {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Map<KeyAlgorithm, byte[]> MADE =
      new EnumMap<>(
          Map.of(
              KeyAlgorithm.RSA_2048, made(KeyAlgorithm.RSA_2048),
              KeyAlgorithm.EC_P256, made(KeyAlgorithm.EC_P256),
              KeyAlgorithm.ED25519, made(KeyAlgorithm.ED25519)));

  private Keys() {}

  private static byte[] made(KeyAlgorithm algorithm) {
    return KeyPairs.generate(algorithm, RANDOM).publicKey().keyBits();
  }

  /** Those of a sound key, always the same. */
  static byte[] octets(KeyAlgorithm algorithm) {
    return MADE.get(algorithm).clone();
  }

  /** An RSAPublicKey. */
  static byte[] rsa(BigInteger modulus, long exponent) {
    return RawCertificate.der(
        0x30,
        RawCertificate.der(2, modulus.toByteArray()),
        RawCertificate.der(2, BigInteger.valueOf(exponent).toByteArray()));
  }

  static BigInteger modulus(int bits) {
    while (true) {
      BigInteger product = prime(bits / 2).multiply(prime(bits / 2));
      if (product.bitLength() == bits) {
        return product;
      }
    }
  }

  static BigInteger modulusWithFactor(int factor) {
    return modulus(2048).multiply(BigInteger.valueOf(factor));
  }

  static BigInteger modulusOfNeighbours() {
    BigInteger prime = prime(1025);
    return prime.multiply(prime.nextProbablePrime());
  }

  /** An odd number of 16,385 bits: nobody looks further into so long a modulus. */
  static BigInteger largeNumber() {
    return BigInteger.ONE.shiftLeft(16_384).add(BigInteger.ONE);
  }

  private static BigInteger prime(int bits) {
    return BigInteger.probablePrime(bits, RANDOM);
  }

  /** Published by the finders of CVE-2017-15361; it comes from a chip that had it. */
  static BigInteger modulusOfBrokenGenerator() {
    return new BigInteger(
        "9dcd7420e420c270a68060eb8b5aa7457a9f6648f86fafed2775cc1f79ae962f1e63f1b9e51c55f9ea6fdc73"
            + "32e9b0058c9ff2eb1fc89855029cf6aafe21e689feb38ac9ffb12f1ce371bb5d0e9aae64161abce74b"
            + "4244bf68f1edb4411f756a097c8929c14740245ea355f8332d1aa36bb50c7dcb4505da8de02e4e53d3"
            + "8f8df06097da7524df0df93db48eac8cc4af2d3a16257eb2b2adca6ba464e5974fa92550d31b1babf1"
            + "61e7692d00b86e3dd886ecab4abfbe1a8f8cc263ff4af55cdb45f4249a5193925f5e983d762f0b6800"
            + "943eb0267b08f42ed311ce1f5c86eacbc8ce4d3cb7a2fee1ef5641423a1cf4114e5ecf50034a60a412"
            + "523af9e6f4aa11",
        16);
  }
}
