package dev.minica.tls.crypto;

import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;

/**
 * Key encapsulation (FIPS 203): one side sends a key, the other a secret encapsulated to it.
 *
 * @param keyLength octets of an encapsulation key
 */
record MlKem(MLKEMParameters parameters, int keyLength) {

  /** FIPS 203 section 7.1: d and z, 32 octets each. */
  static final int SEED = 64;

  private static final String SECRET_NAME = "secret of ML-KEM";

  static MlKem mlKem768() {
    return new MlKem(MLKEMParameters.ml_kem_768, 1184);
  }

  static MlKem mlKem1024() {
    return new MlKem(MLKEMParameters.ml_kem_1024, 1568);
  }

  int ciphertextLength() {
    return parameters.getEncapsulationLength();
  }

  Key restore(byte[] seed) {
    return new Key(new MLKEMPrivateKeyParameters(parameters, seed));
  }

  /** ML-KEM.Encaps, if the key passes the checks of FIPS 203 section 7.2. */
  Agreement encapsulate(String group, byte[] encapsulationKey, SecureRandom random) {
    SecretWithEncapsulation result =
        new MLKEMGenerator(random).generateEncapsulated(key(group, encapsulationKey));
    Derivation secret =
        new Derivation(
            NamedOctets.secret(SECRET_NAME, result.getSecret()),
            "FIPS 203 section 7.2",
            "ML-KEM.Encaps(encapsulation key)",
            List.of(NamedOctets.open("encapsulation key", encapsulationKey)));
    return new Agreement(result.getEncapsulation(), secret);
  }

  private MLKEMPublicKeyParameters key(String group, byte[] encapsulationKey) {
    try {
      return new MLKEMPublicKeyParameters(parameters, encapsulationKey);
    } catch (IllegalArgumentException e) {
      throw BadShare.of(group, "it holds no encapsulation key");
    }
  }

  @Override
  public String toString() {
    return parameters.getName();
  }

  /** A decapsulation key. */
  static final class Key {

    private final MLKEMPrivateKeyParameters key;

    private Key(MLKEMPrivateKeyParameters key) {
      this.key = key;
    }

    byte[] seed() {
      return key.getSeed();
    }

    byte[] encapsulationKey() {
      return key.getPublicKey();
    }

    /** ML-KEM.Decaps: of a ciphertext that is not its own it makes a secret that nobody has. */
    Derivation decapsulate(byte[] ciphertext) {
      NamedOctets seed = NamedOctets.secret("own ML-KEM key", seed());
      NamedOctets sent = NamedOctets.open("ML-KEM ciphertext", ciphertext);
      return new Derivation(
          NamedOctets.secret(SECRET_NAME, new MLKEMExtractor(key).extractSecret(ciphertext)),
          "FIPS 203 section 7.3",
          "ML-KEM.Decaps(" + seed.name() + ", " + sent.name() + ")",
          List.of(seed, sent));
    }
  }
}
