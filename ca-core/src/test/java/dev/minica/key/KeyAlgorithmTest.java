package dev.minica.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyAlgorithmTest {

  @ParameterizedTest
  @CsvSource({
    "ec-p256, EC_P256",
    "P-256, EC_P256",
    "prime256v1, EC_P256",
    "secp256r1, EC_P256",
    "SECP384R1, EC_P384",
    "secp521r1, EC_P521",
    "RSA:2048, RSA_2048",
    "rsa:3072, RSA_3072",
    "rsa-4096, RSA_4096",
    "Ed25519, ED25519",
    "ed448, ED448",
    "ML-DSA-65, ML_DSA_65"
  })
  void theSpellingsOfOpensslAndKeytoolAreUnderstood(String spelling, KeyAlgorithm algorithm) {
    assertThat(KeyAlgorithm.parse(spelling)).isEqualTo(algorithm);
  }

  @Test
  void anUnknownAlgorithmIsAUsageErrorThatListsTheKnownOnes() {
    assertThatThrownBy(() -> KeyAlgorithm.parse("rsa:1024"))
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(MinicaException.Kind.USAGE);
              assertThat(e.hint().orElse("")).contains("rsa-2048");
            });
  }
}
