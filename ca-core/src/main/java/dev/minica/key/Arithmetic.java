package dev.minica.key;

import dev.minica.provider.KeyProvider;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** Whose arithmetic makes keys and signatures. Thread-safe. */
public interface Arithmetic {

  /** What it is called. */
  String name();

  /**
   * A new key pair.
   *
   * @param random where it comes from, unless the arithmetic has a generator of its own
   */
  KeyPair generate(KeyAlgorithm algorithm, SecureRandom random);

  /**
   * Signs with this key as {@link SigningKey#of(KeyPair, SecureRandom)} does.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if the key is damaged, or of an algorithm other
   *     than RSA that minica does not make
   */
  SigningKey signingKey(KeyPair pair, SecureRandom random);

  /**
   * The one that is always there: {@link KeyPairs} and {@link SigningKey#of(KeyPair,
   * SecureRandom)}, where the same random octets give the same keys and signatures on every
   * machine.
   */
  static Arithmetic portable() {
    return PortableArithmetic.INSTANCE;
  }

  /**
   * The fastest that there is: machine code if some can be loaded and does what it should, else
   * {@link #portable}. To look takes up to half a second, so it is for who has hundreds of keys to
   * make.
   *
   * @param jar where a provider in machine code may be; absent for the class path alone
   */
  static Arithmetic fastest(Optional<Path> jar, SecureRandom random) {
    return KeyProvider.loadNative(jar)
        .map(ProviderArithmetic::new)
        .filter(each -> each.knows(KeyAlgorithm.EC_P256) && works(each, random))
        .<Arithmetic>map(each -> each)
        .findFirst()
        .orElse(portable());
  }

  /** That of a provider, except for what it does not know, which is portable. */
  static Arithmetic of(KeyProvider provider) {
    return new ProviderArithmetic(provider);
  }

  /** Whether others take what it signs. */
  private static boolean works(Arithmetic arithmetic, SecureRandom random) {
    try {
      KeyPair pair = arithmetic.generate(KeyAlgorithm.EC_P256, random);
      SigningKey key = arithmetic.signingKey(pair, random);
      byte[] message = {1, 2, 3};
      return KeyPair.of(pair.privateKey()).equals(pair)
          && SignatureCheck.verifies(pair.publicKey(), key.algorithm(), message, key.sign(message));
    } catch (RuntimeException | LinkageError broken) {
      return false;
    }
  }
}
