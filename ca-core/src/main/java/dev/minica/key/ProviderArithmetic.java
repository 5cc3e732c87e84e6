package dev.minica.key;

import dev.minica.provider.KeyProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Optional;

/**
 * A provider's, for RSA, the NIST curves and Ed25519 as far as it knows them; all else is portable.
 * Keys are encoded as those are that minica makes itself.
 */
final class ProviderArithmetic implements Arithmetic {

  private final KeyProvider provider;

  ProviderArithmetic(KeyProvider provider) {
    this.provider = provider;
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public KeyPair generate(KeyAlgorithm algorithm, SecureRandom random) {
    Optional<String> name = name(algorithm).filter(provider::makesKeys);
    return name.isPresent()
        ? generate(algorithm, name.get(), random)
        : portable().generate(algorithm, random);
  }

  /** Whether such keys are made, read and signed with by the provider itself. */
  boolean knows(KeyAlgorithm algorithm) {
    return name(algorithm).filter(provider::makesKeys).isPresent()
        && factory(algorithm).filter(provider::reads).isPresent()
        && provider.signs(SignatureAlgorithm.of(algorithm).label());
  }

  private static Arithmetic portable() {
    return Arithmetic.portable();
  }

  /** As the JCA has it; absent for what no provider in machine code makes. */
  private static Optional<String> name(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case RSA_2048, RSA_3072, RSA_4096 -> Optional.of("RSA");
      case EC_P256, EC_P384, EC_P521 -> Optional.of("EC");
      case ED25519 -> Optional.of("Ed25519");
      case ED448, ML_DSA_44, ML_DSA_65, ML_DSA_87 -> Optional.empty();
    };
  }

  private KeyPair generate(KeyAlgorithm algorithm, String name, SecureRandom random) {
    try {
      KeyPairGenerator generator = provider.keyPairGenerator(name);
      Optional<AlgorithmParameterSpec> parameters = parameters(algorithm);
      if (parameters.isPresent()) {
        generator.initialize(parameters.get(), random);
      }
      return encoded(algorithm, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(name() + " makes no " + algorithm, e);
    }
  }

  private static Optional<AlgorithmParameterSpec> parameters(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case RSA_2048, RSA_3072, RSA_4096 ->
          Optional.of(new RSAKeyGenParameterSpec(algorithm.size(), RSAKeyGenParameterSpec.F4));
      case EC_P256 -> Optional.of(new ECGenParameterSpec("secp256r1"));
      case EC_P384 -> Optional.of(new ECGenParameterSpec("secp384r1"));
      case EC_P521 -> Optional.of(new ECGenParameterSpec("secp521r1"));
      case ED25519, ED448, ML_DSA_44, ML_DSA_65, ML_DSA_87 -> Optional.empty();
    };
  }

  /** Providers differ in what they write of an EC key; of the others there is one form. */
  private static KeyPair encoded(KeyAlgorithm algorithm, java.security.KeyPair made) {
    SubjectPublicKeyInfo publicKey = SubjectPublicKeyInfo.decode(made.getPublic().getEncoded());
    PrivateKeyInfo privateKey =
        made.getPrivate() instanceof ECPrivateKey ec
            ? EcKeys.encode(algorithm, ec.getS(), publicKey)
            : PrivateKeyInfo.decode(made.getPrivate().getEncoded());
    return new KeyPair(privateKey, publicKey);
  }

  @Override
  public SigningKey signingKey(KeyPair pair, SecureRandom random) {
    Optional<SignatureAlgorithm> algorithm =
        SignatureAlgorithm.of(pair.publicKey()).filter(each -> provider.signs(each.label()));
    return algorithm
        .flatMap(each -> read(pair).map(key -> signingKey(pair, each, key)))
        .orElseGet(() -> portable().signingKey(pair, random));
  }

  private SigningKey signingKey(KeyPair pair, SignatureAlgorithm algorithm, PrivateKey key) {
    return new ProviderSigningKey(provider, pair.publicKey(), algorithm, key);
  }

  /** The object of the provider's that only it understands. */
  private Optional<PrivateKey> read(KeyPair pair) {
    Optional<String> name =
        pair.publicKey().algorithm().flatMap(ProviderArithmetic::factory).filter(provider::reads);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          provider
              .keyFactory(name.get())
              .generatePrivate(new PKCS8EncodedKeySpec(pair.privateKey().encoded())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(name() + " does not read a key that was made", e);
    }
  }

  /** All have it under this name; some do not under that of the curve. */
  private static Optional<String> factory(KeyAlgorithm algorithm) {
    return algorithm == KeyAlgorithm.ED25519 ? Optional.of("EdDSA") : name(algorithm);
  }
}
