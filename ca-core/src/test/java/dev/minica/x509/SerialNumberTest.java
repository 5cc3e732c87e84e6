package dev.minica.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SerialNumberTest {

  @RepeatedTest(100)
  void aDrawnSerialIsPositiveAndTakesExactlyTwentyOctets() {
    SerialNumber serial = SerialNumber.random(new SecureRandom());

    assertThat(serial.value().signum()).isPositive();
    assertThat(serial.value().toByteArray()).hasSize(20);
    assertThat(serial.hex()).hasSize(40);
  }

  @Test
  void each158LowerBitsTakesBothValues() {
    SecureRandom random = new SecureRandom();
    Set<Integer> ones = new HashSet<>();
    Set<Integer> zeros = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      BigInteger value = SerialNumber.random(random).value();
      for (int bit = 0; bit < 158; bit++) {
        (value.testBit(bit) ? ones : zeros).add(bit);
      }
    }

    assertThat(ones).hasSize(158);
    assertThat(zeros).hasSize(158);
  }

  @ParameterizedTest
  @CsvSource({
    "4d1f, 4d1f",
    "4D1F, 4d1f",
    "4d:1f, 4d1f",
    "4D:1F, 4d1f",
    "0, 00",
    "000000000000000000000000000000000000000000001, 01",
    "8f, 008f",
    "ffffffffffffffffffffffffffffffffffffffff, 00ffffffffffffffffffffffffffffffffffffffff"
  })
  void hexadecimalDigitsAreReadAsOpensslAndMinicaWriteThem(String text, String hex) {
    assertThat(SerialNumber.parse(text).hex()).isEqualTo(hex);
    assertThat(SerialNumber.parse(SerialNumber.parse(text).hex()).hex()).isEqualTo(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "4d:",
        ":4d",
        "4d::1f",
        "-1",
        "0x4d",
        "4g",
        "4 d",
        "\u0664",
        "1ffffffffffffffffffffffffffffffffffffffff"
      })
  void whatIsNoSerialNumberIsAUsageError(String text) {
    assertThatThrownBy(() -> SerialNumber.parse(text))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USAGE));
  }
}
