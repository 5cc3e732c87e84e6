package dev.minica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.testing.Tool;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedTest {

  private static final Seed SEED = new Seed("a seed");

  private static byte[] drawn(SecureRandom random, int count) {
    byte[] octets = new byte[count];
    random.nextBytes(octets);
    return octets;
  }

  /** What a seed gives can be computed without us: HMAC by openssl, as SP 800-90A has it. */
  @Test
  void aStreamIsWhatOpensslComputes() {
    String expected = new OpensslDrbg("a seed", "minica-seed/1\0", "root").first();

    assertThat(HexFormat.of().formatHex(drawn(SEED.random("root"), 32))).isEqualTo(expected);
  }

  @Test
  void howAStreamIsCutChangesNothing() {
    byte[] atOnce = drawn(SEED.random("root"), 5_000);

    SecureRandom random = SEED.random("root");
    byte[] inParts = new byte[0];
    for (int length = 0; inParts.length < atOnce.length; length = length * 2 + 1) {
      byte[] part = drawn(random, Math.min(length, atOnce.length - inParts.length));
      byte[] longer = Arrays.copyOf(inParts, inParts.length + part.length);
      System.arraycopy(part, 0, longer, inParts.length, part.length);
      inParts = longer;
    }

    assertThat(inParts).isEqualTo(atOnce);
  }

  @Test
  void labelsAndSeedsHaveNothingInCommon() {
    assertThat(drawn(SEED.random("a"), 16))
        .isNotEqualTo(drawn(SEED.random("b"), 16))
        .isNotEqualTo(drawn(new Seed("a see").random("da"), 16));
  }

  @Test
  void seedingAgainChangesNothing() {
    SecureRandom random = SEED.random("root");
    random.setSeed(1);
    random.setSeed(new byte[] {1, 2, 3});

    assertThat(drawn(random, 16)).isEqualTo(drawn(SEED.random("root"), 16));
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"RSA_3072", "RSA_4096"},
      mode = EnumSource.Mode.EXCLUDE)
  void keysAreTheSameAgain(KeyAlgorithm algorithm) {
    KeyPair pair = KeyPairs.generate(algorithm, SEED.random("key"));

    assertThat(KeyPairs.generate(algorithm, SEED.random("key")).privateKey().encoded())
        .isEqualTo(pair.privateKey().encoded());
  }

  /** Of this release, and so of each later one: who has remade keys once relies on it. */
  @Test
  void aKeyOfToday() {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.ED25519, SEED.random("key"));

    assertThat(HexFormat.of().formatHex(pair.publicKey().sha256()))
        .isEqualTo("e0c6e9a577abc3220e75a250cdbd0ea9d41ccddbf0956db2a74ef5cb70a662bf");
  }

  @Test
  void theClockStandsStill() {
    Environment environment = SEED.environment("root", Seed.EPOCH);

    assertThat(environment.now()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_001})
  void aSeedIsNeitherEmptyNorEndless(int length) {
    assertThatThrownBy(() -> Seed.parse("s".repeat(length)))
        .isInstanceOf(MinicaException.class)
        .hasMessageContaining("a seed of " + length + " characters");
  }

  /** The first 32 octets of HMAC_DRBG, each HMAC by openssl. */
  private record OpensslDrbg(String seed, String nonce, String label) {

    private static final Tool OPENSSL = Tool.named("openssl");

    String first() {
      byte[] material =
          joined(
              OPENSSL.feed(utf8(seed), "dgst", "-sha256", "-binary").succeeded().out(),
              utf8(nonce),
              utf8(label));
      byte[] value = new byte[32];
      Arrays.fill(value, (byte) 1);
      byte[] key = hmac(new byte[32], joined(value, new byte[] {0}, material));
      value = hmac(key, value);
      key = hmac(key, joined(value, new byte[] {1}, material));
      value = hmac(key, value);
      return HexFormat.of().formatHex(hmac(key, value));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
      return OPENSSL
          .feed(
              message,
              "dgst",
              "-sha256",
              "-mac",
              "HMAC",
              "-macopt",
              "hexkey:" + HexFormat.of().formatHex(key),
              "-binary")
          .succeeded()
          .out();
    }

    private static byte[] utf8(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (byte[] part : parts) {
        all.writeBytes(part);
      }
      return all.toByteArray();
    }
  }
}
