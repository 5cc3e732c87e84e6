package dev.minica.tls.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.wire.Octets;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyLogTest {

  private static final String RANDOM = "0f".repeat(32);
  private static final String SECRET = "ab".repeat(48);
  private static final String LINE = "CLIENT_RANDOM " + RANDOM + " " + SECRET;

  @Test
  void comesBackAsItWas() {
    assertThat(new String(read(LINE + "\n").encoded(), StandardCharsets.US_ASCII))
        .isEqualTo(LINE + "\n");
  }

  @Test
  void tellsSecretsByLabelAndConnection() {
    KeyLog log = read(LINE);

    assertThat(log.find("CLIENT_RANDOM", Octets.ofHex(RANDOM))).contains(Octets.ofHex(SECRET));
    assertThat(log.find("CLIENT_RANDOM", Octets.ofHex("00".repeat(32)))).isEmpty();
    assertThat(log.find("EXPORTER_SECRET", Octets.ofHex(RANDOM))).isEmpty();
  }

  @Test
  void labelsThatNobodyKnowsAreKept() {
    assertThat(read("ECH_SECRET " + RANDOM + " " + SECRET).entries())
        .extracting(KeyLogEntry::label)
        .containsExactly("ECH_SECRET");
  }

  @Test
  void linesMayEndAsOnWindowsAndDigitsMayBeCapital() {
    String text = LINE.replace("ab", "AB") + "\r\n";

    assertThat(read(text).find("CLIENT_RANDOM", Octets.ofHex(RANDOM)))
        .contains(Octets.ofHex(SECRET));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# a comment",
        "CLIENT_RANDOM",
        "CLIENT_RANDOM 0f0f abab",
        "client_random 0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f ab",
        "CLIENT_RANDOM 0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f ",
        "CLIENT_RANDOM 0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f abc",
        "CLIENT_RANDOM 0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f xy",
        "RSA 0f0f0f0f0f0f0f0f ab"
      })
  void otherLinesArePassedOver(String line) {
    assertThat(read(line + "\n" + LINE).entries()).hasSize(1);
  }

  @Test
  void aSecretIsNotShownByAccident() {
    assertThat(read(LINE).toString()).contains(RANDOM).doesNotContain("abab");
  }

  private static KeyLog read(String text) {
    return KeyLog.parse(text.getBytes(StandardCharsets.US_ASCII));
  }
}
