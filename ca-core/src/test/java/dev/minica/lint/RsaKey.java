package dev.minica.lint;

import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import java.security.SecureRandom;

/** One RSA key for all tests: making them takes long. */
final class RsaKey {

  private static final byte[] OCTETS =
      KeyPairs.generate(KeyAlgorithm.RSA_2048, new SecureRandom()).publicKey().keyBits();

  private RsaKey() {}

  /** An RSAPublicKey of 2048 bits. */
  static byte[] octets() {
    return OCTETS.clone();
  }
}
