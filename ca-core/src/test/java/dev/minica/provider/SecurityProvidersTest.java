package dev.minica.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecurityProvidersTest {

  private final SecurityProviders providers = new SecurityProviders();

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void makesKeyObjectsOfEveryAlgorithm(KeyAlgorithm algorithm) throws GeneralSecurityException {
    KeyPair pair = KeyPairs.generate(algorithm, new SecureRandom());
    PublicKey publicKey =
        providers.publicKey(pair.publicKey().algorithmOid(), pair.publicKey().encoded());
    PrivateKey privateKey =
        providers.privateKey(pair.privateKey().algorithmOid(), pair.privateKey().encoded());
    assertThat(publicKey.getEncoded()).isEqualTo(pair.publicKey().encoded());
    assertThat(privateKey.getFormat()).isEqualTo("PKCS#8");
  }

  @Test
  void registersNothing() throws GeneralSecurityException {
    List<Provider> before = List.of(Security.getProviders());
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.ML_DSA_44, new SecureRandom());
    providers.publicKey(pair.publicKey().algorithmOid(), pair.publicKey().encoded());
    assertThat(Security.getProviders()).containsExactlyElementsOf(before);
  }

  @Test
  void saysThatNobodyKnowsAnAlgorithm() {
    assertThatThrownBy(() -> providers.publicKey("1.2.3.4", new byte[0]))
        .isInstanceOf(NoSuchAlgorithmException.class);
  }

  @Test
  void saysThatAKeyIsDamaged() {
    assertThatThrownBy(() -> providers.privateKey("1.2.840.10045.2.1", new byte[] {0x30, 0}))
        .isInstanceOf(GeneralSecurityException.class);
  }
}
