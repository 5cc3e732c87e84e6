package dev.minica.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyPairsTest {

  private static final byte[] MESSAGE = "to be signed".getBytes(StandardCharsets.UTF_8);

  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @EnumSource
  void aNewKeyIsOfTheAlgorithmAskedFor(KeyAlgorithm algorithm) {
    KeyPair pair = KeyPairs.generate(algorithm, random);

    assertThat(pair.publicKey().algorithm()).contains(algorithm);
  }

  @ParameterizedTest
  @EnumSource
  void thePublicKeyCanBeComputedFromThePrivateKey(KeyAlgorithm algorithm) {
    KeyPair pair = KeyPairs.generate(algorithm, random);

    assertThat(KeyPair.of(PrivateKeyInfo.decode(pair.privateKey().encoded()))).isEqualTo(pair);
  }

  @ParameterizedTest
  @EnumSource
  void aSignatureVerifiesWithThePublicKeyAndOverNothingElse(KeyAlgorithm algorithm) {
    SigningKey key = SigningKey.of(KeyPairs.generate(algorithm, random), random);

    byte[] signature = key.sign(MESSAGE);

    assertThat(SignatureCheck.verifies(key.publicKey(), key.algorithm(), MESSAGE, signature))
        .isTrue();
    assertThat(SignatureCheck.verifies(key.publicKey(), key.algorithm(), new byte[3], signature))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aSignatureOfAnotherKeyOfTheKindIsRefused(KeyAlgorithm algorithm) {
    SigningKey key = SigningKey.of(KeyPairs.generate(algorithm, random), random);
    SubjectPublicKeyInfo other = KeyPairs.generate(algorithm, random).publicKey();

    assertThat(SignatureCheck.verifies(other, key.algorithm(), MESSAGE, key.sign(MESSAGE)))
        .isFalse();
  }
}
