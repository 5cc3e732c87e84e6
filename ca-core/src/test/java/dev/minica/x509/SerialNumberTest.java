package dev.minica.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

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
}
