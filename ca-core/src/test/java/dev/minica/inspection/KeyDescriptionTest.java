package dev.minica.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.key.KeyAlgorithm;
import dev.minica.key.SubjectPublicKeyInfo;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyDescriptionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EC_P256   | EC P-256, 256 bits",
        "EC_P521   | EC P-521, 521 bits",
        "RSA_2048  | RSA, 2048 bits, exponent 65537",
        "ED25519   | Ed25519",
        "ED448     | Ed448",
        "ML_DSA_65 | ML-DSA-65",
      })
  void algorithmAndSizeInWords(KeyAlgorithm algorithm, String words) {
    assertThat(KeyDescription.of(SamplePki.key(algorithm).publicKey()).lines())
        .first()
        .asString()
        .isEqualToIgnoringCase(words);
  }

  @Test
  void curvesThatMinicaDoesNotMakeHaveNamesToo() {
    Description secp256k1 = describe("3010 06072a8648ce3d0201 06052b8104000a", "0302 0004");

    assertThat(secp256k1.value("curve")).contains(Value.of("secp256k1"));
    assertThat(secp256k1.value("size")).contains(Value.of(256));
  }

  @Test
  void anUnknownAlgorithmIsNamedByItsIdentifier() {
    Description unknown = describe("3004 06022a03", "0302 0004");

    assertThat(unknown.value("algorithm")).contains(Value.of("1.2.3"));
    assertThat(unknown.value("size")).isEmpty();
    assertThat(unknown.value("malformed")).isEmpty();
  }

  @Test
  void aKeyThatIsNoneIsSaidToBeMalformed() {
    assertThat(describe("300d 06092a864886f70d010101 0500", "0302 0004").value("malformed"))
        .isPresent();
    assertThat(describe("3009 06072a8648ce3d0201", "0302 0004").value("malformed")).isPresent();
  }

  private static Description describe(String algorithm, String key) {
    byte[] encoded = SamplePki.der(0x30, hex(algorithm), hex(key));
    return (Description) KeyDescription.of(SubjectPublicKeyInfo.decode(encoded)).value();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }
}
