package dev.minica.tls.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.testing.Tool;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrfTest {

  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @CsvSource({
    "SHA256, master secret, 48, 48",
    "SHA256, key expansion, 48, 104",
    "SHA256, client finished, 48, 12",
    "SHA384, extended master secret, 32, 48",
    "SHA384, key expansion, 48, 200",
    "SHA384, server finished, 200, 12",
  })
  void opensslComesToTheSame(HashAlgorithm hash, String label, int secretLength, int length) {
    Random random = new Random(length);
    byte[] secret = new byte[secretLength];
    byte[] seed = new byte[64];
    random.nextBytes(secret);
    random.nextBytes(seed);

    String theirs =
        Tool.named("openssl")
            .run(
                "kdf",
                "-keylen",
                length,
                "-kdfopt",
                "digest:" + hash.label().replace("-", ""),
                "-kdfopt",
                "hexsecret:" + HEX.formatHex(secret),
                "-kdfopt",
                "hexseed:" + HEX.formatHex(label.getBytes(StandardCharsets.US_ASCII)),
                "-kdfopt",
                "hexseed:" + HEX.formatHex(seed),
                "TLS1-PRF")
            .succeeded()
            .text();

    assertThat(new Prf(hash).expand(secret, label, seed, length))
        .isEqualTo(HEX.withDelimiter(":").withUpperCase().parseHex(theirs.strip()));
  }
}
