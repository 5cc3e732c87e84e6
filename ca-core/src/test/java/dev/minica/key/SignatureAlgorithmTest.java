package dev.minica.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.internal.asn1.Der;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureAlgorithmTest {

  @ParameterizedTest
  @EnumSource
  void theAlgorithmIdentifierIsTheOneTheLibraryKnows(SignatureAlgorithm algorithm) {
    AlgorithmIdentifier expected =
        new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm.label());

    assertThat(algorithm.algorithmIdentifier()).isEqualTo(Der.encode(expected));
  }

  @ParameterizedTest
  @EnumSource
  void everyKeyHasASignatureAlgorithmOfItsFamily(KeyAlgorithm key) {
    assertThat(SignatureAlgorithm.of(key).family()).isEqualTo(key.family());
  }
}
