package dev.minica.tls.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.testing.Tool;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HkdfTest {

  private static final HexFormat HEX = HexFormat.of();

  /** RFC 5869 appendix A; {@code a-b} is the octets from a to b, {@code n*x} n times the octet. */
  @ParameterizedTest
  @CsvSource({
    "SHA256, 22*0b, 00-0c, f0-f9, 42,"
        + " 077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5,"
        + " 3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    "SHA256, 00-4f, 60-af, b0-ff, 82,"
        + " 06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244,"
        + " b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
        + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
        + "cc30c58179ec3e87c14c01d5c1f3434f1d87",
    "SHA256, 22*0b, 0*00, 0*00, 42,"
        + " 19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04,"
        + " 8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
    "SHA1, 11*0b, 00-0c, f0-f9, 42, 9b6c18c432a7bf8f0e71c8eb88f4b30baa2ba243,"
        + " 085a01ea1b10f36933068b56efa5ad81a4f14b822f5b091568a9cdd4f155fda2c22e422478d305f3f896",
    "SHA1, 00-4f, 60-af, b0-ff, 82, 8adae09a2a307059478d309b26c4115a224cfaf6,"
        + " 0bd770a74d1160f7c9f12cd5912a06ebff6adcae899d92191fe4305673ba2ffe"
        + "8fa3f1a4e5ad79f3f334b3b202b2173c486ea37ce3d397ed034c7f9dfeb15c5e"
        + "927336d0441f4c4300e2cff0d0900b52d3b4",
    "SHA1, 22*0b, 0*00, 0*00, 42, da8c8a73c7fa77288ec6f5e7c297786aa0d32d01,"
        + " 0ac1af7002b3d761d1e55298da9d0506b9ae52057220a306e07b6b87e8df21d0ea00033de03984d34918",
    "SHA1, 22*0c, 0*00, 0*00, 42, 2adccada18779e7c2077ad2eb19d3f3e731385dd,"
        + " 2c91117204d745f3500d636a62f64f0ab3bae548aa53d423b0d1f27ebba6f5e5673a081d70cce7acfc48",
  })
  void theCasesOfRfc5869(
      HashAlgorithm hash,
      String inputKeyingMaterial,
      String salt,
      String info,
      int length,
      String pseudorandomKey,
      String output) {
    Hkdf hkdf = new Hkdf(hash);
    byte[] extracted = hkdf.extract(octets(salt), octets(inputKeyingMaterial));

    assertThat(HEX.formatHex(extracted)).isEqualTo(pseudorandomKey);
    assertThat(HEX.formatHex(hkdf.expand(extracted, octets(info), length))).isEqualTo(output);
  }

  private static byte[] octets(String text) {
    if (text.contains("*")) {
      int star = text.indexOf('*');
      int times = Integer.parseInt(text.substring(0, star));
      return HEX.parseHex(text.substring(star + 1).repeat(times));
    }
    int from = Integer.parseInt(text.substring(0, 2), 16);
    int to = Integer.parseInt(text.substring(3), 16);
    byte[] octets = new byte[to - from + 1];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) (from + i);
    }
    return octets;
  }

  @ParameterizedTest
  @CsvSource({"SHA256, 1", "SHA256, 33", "SHA384, 48", "SHA384, 100", "SHA512, 64"})
  void opensslComesToTheSame(HashAlgorithm hash, int length) {
    Random random = new Random(length);
    byte[] key = new byte[hash.length()];
    byte[] salt = new byte[20];
    byte[] info = new byte[30];
    random.nextBytes(key);
    random.nextBytes(salt);
    random.nextBytes(info);
    Hkdf hkdf = new Hkdf(hash);

    String theirs =
        Tool.named("openssl")
            .run(
                "kdf",
                "-keylen",
                length,
                "-kdfopt",
                "digest:" + hash.label().replace("-", ""),
                "-kdfopt",
                "hexkey:" + HEX.formatHex(key),
                "-kdfopt",
                "hexsalt:" + HEX.formatHex(salt),
                "-kdfopt",
                "hexinfo:" + HEX.formatHex(info),
                "HKDF")
            .succeeded()
            .text();

    assertThat(hkdf.expand(hkdf.extract(salt, key), info, length))
        .isEqualTo(HEX.withDelimiter(":").withUpperCase().parseHex(theirs.strip()));
  }

  @Test
  void moreThanHkdfCanGiveIsRefused() {
    Hkdf hkdf = new Hkdf(HashAlgorithm.SHA256);
    assertThat(hkdf.expand(new byte[32], new byte[0], 255 * 32)).hasSize(255 * 32);
    assertThatThrownBy(() -> hkdf.expand(new byte[32], new byte[0], 255 * 32 + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
