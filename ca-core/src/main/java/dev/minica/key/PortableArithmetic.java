package dev.minica.key;

import java.security.SecureRandom;

/** Bouncy Castle's. */
final class PortableArithmetic implements Arithmetic {

  static final Arithmetic INSTANCE = new PortableArithmetic();

  private PortableArithmetic() {}

  @Override
  public String name() {
    return "Bouncy Castle";
  }

  @Override
  public KeyPair generate(KeyAlgorithm algorithm, SecureRandom random) {
    return KeyPairs.generate(algorithm, random);
  }

  @Override
  public SigningKey signingKey(KeyPair pair, SecureRandom random) {
    return SigningKey.of(pair, random);
  }
}
