package dev.minica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HmacDrbgTest {

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String generated(HmacDrbg generator, int count) {
    byte[] output = new byte[count];
    generator.generate(output);
    return HexFormat.of().formatHex(output);
  }

  /** The first of NIST's vectors for SHA-256 without reseeding: the second of two requests. */
  @Test
  void generatesWhatNistPrints() {
    HmacDrbg generator =
        new HmacDrbg(
            octets("ca851911349384bffe89de1cbdc46e6831e44d34a4fb935ee285dd14b71a7488"),
            octets("659ba96c601dc69fc902940805ec0ca8"));
    generated(generator, 128);

    assertThat(generated(generator, 128))
        .isEqualTo(
            "e528e9abf2dece54d47c7e75e5fe302149f817ea9fb4bee6f4199697d04d5b89"
                + "d54fbb978a15b5c443c9ec21036d2460b6f73ebad0dc2aba6e624abf07745bc1"
                + "07694bb7547bb0995f70de25d6b29e2d3011bb19d27676c07162c8b5ccde0668"
                + "961df86803482cb37ed6d5c0bb8d50cf1f50d476aa0458bdaba806f48be9dcb8");
  }

  /** RFC 6979 section 3.3 makes its k so; appendix A.2.5, P-256 with SHA-256 and "sample". */
  @Test
  void generatesWhatRfc6979Prints() throws NoSuchAlgorithmException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest("sample".getBytes(StandardCharsets.US_ASCII));
    HmacDrbg generator =
        new HmacDrbg(
            octets("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721"), hash);

    assertThat(generated(generator, 32))
        .isEqualTo("a6e3c57dd01abe90086538398355dd4c3b17aa873382b0f24d6129493d8aad60");
  }
}
