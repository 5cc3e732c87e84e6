package dev.minica.provider.watch;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import java.util.function.Predicate;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.NoSuchPaddingException;

/** A kind of service in which the secrets of a handshake, or its costly work, can be seen. */
enum WatchedKind {
  /** HKDF has nothing else in it (RFC 5869), in Java's interface for key derivation as well. */
  MAC("Mac", WatchedMac.class, name -> name.equals("HmacSHA256") || name.equals("HmacSHA384")) {
    @Override
    Object before(String algorithm, Provider next, Watch watch) throws NoSuchAlgorithmException {
      return new WatchedMac(Mac.getInstance(algorithm, next), watch);
    }
  },
  /** Names such as SunTls12RsaPremasterSecret and SunTlsExtendedMasterSecret. */
  KEY_GENERATOR(
      "KeyGenerator",
      WatchedKeyGenerator.class,
      name ->
          name.startsWith("SunTls")
              && (name.endsWith("MasterSecret") || name.endsWith("PremasterSecret"))) {
    @Override
    Object before(String algorithm, Provider next, Watch watch) throws NoSuchAlgorithmException {
      return new WatchedKeyGenerator(KeyGenerator.getInstance(algorithm, next), watch);
    }
  },
  KEY_PAIR_GENERATOR("KeyPairGenerator", WatchedKeyPairGenerator.class, name -> true) {
    @Override
    Object before(String algorithm, Provider next, Watch watch) throws NoSuchAlgorithmException {
      return new WatchedKeyPairGenerator(KeyPairGenerator.getInstance(algorithm, next), watch);
    }
  },
  KEY_AGREEMENT("KeyAgreement", WatchedKeyAgreement.class, name -> true) {
    @Override
    Object before(String algorithm, Provider next, Watch watch) throws NoSuchAlgorithmException {
      return new WatchedKeyAgreement(KeyAgreement.getInstance(algorithm, next), watch);
    }
  },
  SIGNATURE("Signature", WatchedSignature.class, name -> true) {
    @Override
    Object before(String algorithm, Provider next, Watch watch) throws NoSuchAlgorithmException {
      return new WatchedSignature(Signature.getInstance(algorithm, next), watch);
    }
  },
  /** What a pre-master secret is encrypted with (RFC 5246 section 7.4.7.1). */
  CIPHER("Cipher", WatchedCipher.class, name -> name.equals("RSA/ECB/PKCS1Padding")) {
    @Override
    Object before(String algorithm, Provider next, Watch watch) throws NoSuchAlgorithmException {
      try {
        return new WatchedCipher(Cipher.getInstance(algorithm, next), watch);
      } catch (NoSuchPaddingException e) {
        throw new NoSuchAlgorithmException(e);
      }
    }

    /** Without mode and padding, which a provider has as properties. */
    @Override
    String registeredName(String algorithm) {
      return "RSA";
    }
  };

  private final String type;
  private final Class<?> implementation;
  private final Predicate<String> algorithms;

  WatchedKind(String type, Class<?> implementation, Predicate<String> algorithms) {
    this.type = type;
    this.implementation = implementation;
    this.algorithms = algorithms;
  }

  /** The kind to which such a service belongs; empty if it is none of those watched. */
  static Optional<WatchedKind> of(String type, String algorithm) {
    for (WatchedKind kind : values()) {
      if (kind.type.equals(type) && kind.algorithms.test(algorithm)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** By what name a provider has the service. */
  String registeredName(String algorithm) {
    return algorithm;
  }

  /** Java keeps what it has found out about services under this name. */
  String className() {
    return implementation.getName();
  }

  /** An object of the JCA's service provider interface that stands before the next provider's. */
  abstract Object before(String algorithm, Provider next, Watch watch)
      throws NoSuchAlgorithmException;
}
