package dev.minica.key;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.KeyGenerationParameters;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed448KeyPairGenerator;
import org.bouncycastle.crypto.generators.MLDSAKeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.MLDSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;

/** Makes key pairs. */
public final class KeyPairs {

  private static final BigInteger F4 = BigInteger.valueOf(65_537);

  private KeyPairs() {}

  /** A new key pair; the same random bytes give the same pair on every JDK. */
  public static KeyPair generate(KeyAlgorithm algorithm, SecureRandom random) {
    AsymmetricCipherKeyPairGenerator generator = generator(algorithm);
    generator.init(parameters(algorithm, random));
    AsymmetricCipherKeyPair pair = generator.generateKeyPair();
    if (pair.getPrivate() instanceof ECPrivateKeyParameters privateKey
        && pair.getPublic() instanceof ECPublicKeyParameters publicKey) {
      return new KeyPair(EcKeys.encode(privateKey, publicKey), EcKeys.encode(publicKey));
    }
    return new KeyPair(
        KeyEncodings.privateKey(pair.getPrivate()), KeyEncodings.publicKey(pair.getPublic()));
  }

  private static AsymmetricCipherKeyPairGenerator generator(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case RSA_2048, RSA_3072, RSA_4096 -> new RSAKeyPairGenerator();
      case EC_P256, EC_P384, EC_P521 -> new ECKeyPairGenerator();
      case ED25519 -> new Ed25519KeyPairGenerator();
      case ED448 -> new Ed448KeyPairGenerator();
      case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> new MLDSAKeyPairGenerator();
    };
  }

  private static KeyGenerationParameters parameters(KeyAlgorithm algorithm, SecureRandom random) {
    return switch (algorithm) {
      // FIPS 186-5 appendix A.1.3 asks for primes wrong with a chance below 2^-100 at most
      case RSA_2048, RSA_3072, RSA_4096 ->
          new RSAKeyGenerationParameters(F4, random, algorithm.size(), 112);
      case EC_P256, EC_P384, EC_P521 ->
          new ECKeyGenerationParameters(EcKeys.domain(algorithm), random);
      case ED25519, ED448 -> new KeyGenerationParameters(random, algorithm.size());
      case ML_DSA_44 -> new MLDSAKeyGenerationParameters(random, MLDSAParameters.ml_dsa_44);
      case ML_DSA_65 -> new MLDSAKeyGenerationParameters(random, MLDSAParameters.ml_dsa_65);
      case ML_DSA_87 -> new MLDSAKeyGenerationParameters(random, MLDSAParameters.ml_dsa_87);
    };
  }
}
