package dev.minica.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {

  private static final String HELLO =
      """
      -----BEGIN THING-----
      aGVsbG8=
      -----END THING-----
      """;

  @Test
  void writesLinesOf64Characters() {
    assertThat(Pem.encode(new PemBlock("THING", new byte[50])))
        .isEqualTo(
            "-----BEGIN THING-----\n" + "A".repeat(64) + "\nAAA=\n" + "-----END THING-----\n");
  }

  @Test
  void writesNoLineForNoContent() {
    assertThat(Pem.encode(new PemBlock("THING", new byte[0])))
        .isEqualTo("-----BEGIN THING-----\n-----END THING-----\n");
  }

  @Test
  void readsWhatItWrites() {
    Random random = new Random(1);
    for (int length = 0; length < 200; length++) {
      byte[] content = new byte[length];
      random.nextBytes(content);
      PemBlock block = new PemBlock("THING", content);

      assertThat(Pem.decode(ascii(Pem.encode(block)))).containsExactly(block);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN THING-----\r\naGVsbG8=\r\n-----END THING-----\r\n",
        "-----BEGIN THING-----\raGVsbG8=\r-----END THING-----",
        "-----BEGIN THING-----  \naGVsbG8=\t \n-----END THING----- \n",
        "  -----BEGIN THING-----\n  aGVs\n\n  bG8=\n  -----END THING-----\n",
        "subject=/CN=x\n-----BEGIN THING-----\naGVsbG8=\n-----END THING-----\nthat was it\n",
        "\ufeff-----BEGIN THING-----\naGVsbG8=\n-----END THING-----\n",
        "Bag Attributes: müde\n-----BEGIN THING-----\na\nG\nVsbG8=\n-----END THING-----"
      })
  void toleratesWhatEditorsAndMailersDo(String text) {
    assertThat(Pem.decode(text.getBytes(StandardCharsets.UTF_8)))
        .singleElement()
        .satisfies(
            block -> {
              assertThat(block.label()).isEqualTo("THING");
              assertThat(block.content()).isEqualTo(ascii("hello"));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "x-UTF-16LE-BOM"})
  void readsTheUtf16ThatWindowsShellsWrite(String charset) {
    assertThat(Pem.decode(HELLO.getBytes(Charset.forName(charset)))).hasSize(1);
  }

  @Test
  void readsAllBlocksInOrder() {
    String text = HELLO + "between\n" + HELLO.replace("THING", "OTHER-THING 2");

    assertThat(Pem.decode(ascii(text)))
        .extracting(PemBlock::label, PemBlock::line)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("THING", 1),
            org.assertj.core.groups.Tuple.tuple("OTHER-THING 2", 5));
  }

  @Test
  void findsNoneInOtherText() {
    assertThat(Pem.decode(ascii("no keys here\n-----\n"))).isEmpty();
    assertThat(Pem.decode(new byte[0])).isEmpty();
  }

  @Test
  void keepsTheHeadersOfTraditionalEncryption() {
    String text =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-256-CBC,00112233
          44556677

        aGVsbG8=
        -----END RSA PRIVATE KEY-----
        """;

    List<PemBlock> blocks = Pem.decode(ascii(text));

    assertThat(blocks).singleElement().satisfies(b -> assertThat(b.headers()).hasSize(3));
    assertThat(blocks.get(0).content()).isEqualTo(ascii("hello"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-----BEGIN A-----/aGVsbG8=                     | line 2: block A that began at line 1 has no end",
        "x/-----END A-----                              | line 2: block A ends without having begun",
        "-----BEGIN A-----/aGVsbG8=/-----END B-----     | line 3: block A that began at line 1 ends as B",
        "-----BEGIN A-----/-----BEGIN B-----            | line 2: block B begins inside block A of line 1",
        "-----BEGIN A----/aGVsbG8=/-----END A-----      | line 1: a boundary that does not end in",
        "-----BEGIN -                                   | line 1: a boundary that does not end in",
        "-----BEGIN A-----/aGVsbG8/-----END A-----      | line 3: block A that began at line 1 has wrong base64 padding",
        "-----BEGIN A-----/aGVsbG9=/-----END A-----     | line 3: block A that began at line 1 has wrong base64 padding",
        "-----BEGIN A-----/aGVs=bG8=/-----END A-----    | line 3: block A that began at line 1 has wrong base64 padding",
        "-----BEGIN A-----/aGVsb/-----END A-----        | line 3: block A that began at line 1 has wrong base64 padding",
        "-----BEGIN A-----/aGVs/aG*s/-----END A-----    | line 3: \"*\" is no base64 character",
        "-----BEGIN A-----/aGVs aGVs/-----END A-----    | line 2: \" \" is no base64 character",
        "-----BEGIN A-----/aGVs\u202e/-----END A-----   | line 2: \"\\u{202e}\" is no base64 character",
        "-----BEGIN Ä-----/aGVs/-----END Ä-----         | line 1: a label that is not up to 64 ASCII characters",
      })
  void saysInWhichLineATextIsWrong(String lines, String reason) {
    assertThatThrownBy(() -> Pem.decode(lines.replace('/', '\n').getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT))
        .hasMessageStartingWith("PEM: " + reason);
  }

  @Test
  void boundsTheText() {
    assertThatThrownBy(() -> Pem.decode(new byte[Pem.MAX_OCTETS + 1]))
        .hasMessage("PEM: 16777217 octets are over the bound of 16777216");
  }

  @Test
  void readsALabelOf64CharactersAndNoLonger() {
    String longest = "L".repeat(64);

    assertThat(Pem.decode(ascii(HELLO.replace("THING", longest)))).hasSize(1);
    assertThatThrownBy(() -> Pem.decode(ascii(HELLO.replace("THING", longest + "L"))))
        .hasMessageContaining("line 1: a label");
  }

  @Test
  void throwsNothingElseForRandomText() {
    Random random = new Random(20260102);
    String[] parts = {"-----BEGIN ", "-----END ", "A", "-----", "\n", "aGVs", "=", ":", " ", "\0"};
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(25); n > 0; n--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      try {
        Pem.decode(ascii(text.toString())).forEach(Pem::encode);
      } catch (MinicaException refused) {
        assertThat(refused.kind()).isEqualTo(Kind.BAD_INPUT);
      }
    }
  }

  @Test
  void tellsDerFromTextThatBeginsWithTheDigitZero() {
    assertThat(Pem.isDer(hex("300702010130000500ff"))).isFalse();
    assertThat(Pem.isDer(hex("3003020101"))).isTrue();
    assertThat(Pem.isDer(hex("308103020101"))).isTrue();
    assertThat(Pem.isDer(ascii("0 s:CN = server.example\n" + HELLO))).isFalse();
    assertThat(Pem.isDer(hex("30"))).isFalse();
    assertThat(Pem.isDer(hex("3084ffffffff"))).isFalse();
    assertThat(Pem.isDer(hex("30ff"))).isFalse();
  }

  @Test
  void neverShowsContent() {
    assertThat(new PemBlock(PemBlock.PRIVATE_KEY, ascii("hello")))
        .hasToString("PRIVATE KEY at line 1");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  @Test
  void aTextHasSoManyBlocksAndNoMore() {
    String block = "-----BEGIN X-----\n-----END X-----\n";
    assertThat(Pem.decode(block.repeat(Pem.MAX_BLOCKS).getBytes(StandardCharsets.US_ASCII)))
        .hasSize(Pem.MAX_BLOCKS);
    assertThatThrownBy(
            () -> Pem.decode(block.repeat(Pem.MAX_BLOCKS + 1).getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(MinicaException.class)
        .hasMessageContaining("more than 5000 blocks");
  }
}
