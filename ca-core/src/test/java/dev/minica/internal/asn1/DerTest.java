package dev.minica.internal.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerTest {

  @Test
  void decodesOneValue() {
    ASN1Primitive value = Der.decode(hex("3006020101020102"), "pair");

    assertThat(ASN1Sequence.getInstance(value)).hasSize(2);
    assertThat(Der.encode(value)).isEqualTo(hex("3006020101020102"));
  }

  @Test
  void readsBerAndWritesDer() {
    ASN1Primitive value = Der.decode(hex("30800201013080000005000000"), "indefinite");

    assertThat(Der.encode(value)).isEqualTo(hex("300702010130000500"));
  }

  @ParameterizedTest
  @CsvSource({
    "'',            ends too early at offset 0",
    "30,            ends too early at offset 1",
    "0500ff,        1 octets after the end of the value at 2",
    "3003020101aa,  1 octets after the end of the value at 5",
    "3004020101,    a length that runs past the end at offset 0",
    "3003020301,    a length that runs past the end at offset 2",
    "3084ffffffff,  a length that runs past the end at offset 1",
    "30850000000001, a length of 5 octets at offset 1",
    "0480,          indefinite length of a primitive value at offset 0",
    "3080020101,    ends too early at offset 5",
    "1fffffff,      ends too early at offset 4",
  })
  void saysWhereTheOctetsAreWrong(String octets, String reason) {
    assertBadInput(hex(octets), reason);
  }

  @Test
  void acceptsSixtyFourLevelsAndNoMore() {
    assertThat(Der.decode(nested(64), "nest")).isNotNull();
    assertBadInput(nested(65), "nested deeper than 64 levels");
    assertBadInput(nested(100_000), "nested deeper than 64 levels");
  }

  @Test
  void boundsTheSize() {
    assertBadInput(new byte[Der.MAX_OCTETS + 1], "over the bound of 16777216");
  }

  @Test
  void boundsObjectIdentifiersWhichTakeLongToWriteInDots() {
    byte[] longest = new byte[4 + 1024];
    System.arraycopy(hex("06820400"), 0, longest, 0, 4);
    Arrays.fill(longest, 4, longest.length, (byte) 1);
    byte[] longer = Arrays.copyOf(longest, longest.length + 1);
    longer[3] = 1;
    longer[4] = 1;

    assertThat(Der.decode(longest, "identifier")).isNotNull();
    assertBadInput(longer, "an object identifier of 1025 octets, over 1024 at offset 0");
  }

  @Test
  void boundsHowManyValuesAreInMemoryAndNotHowManyAreWalked() {
    byte[] nulls = new byte[5 + 2 * Der.MAX_VALUES];
    System.arraycopy(hex("30830c3500"), 0, nulls, 0, 5);
    for (int i = 5; i < nulls.length; i += 2) {
      nulls[i] = 5;
    }

    assertBadInput(nulls, "more than " + Der.MAX_VALUES + " values");
    Der.check(nulls, "nulls");
    assertThatThrownBy(() -> Der.elements(nulls)).hasMessage("DER: more than 100 fields");
    assertThat(Der.walk(nulls)).toIterable().hasSize(Der.MAX_VALUES);
  }

  @Test
  void aTagOfAnotherClassIsNotThatOfAChoice() {
    ASN1TaggedObject application = (ASN1TaggedObject) Der.decode(hex("6103020101"), "choice");
    ASN1TaggedObject context = (ASN1TaggedObject) Der.decode(hex("a103020101"), "choice");

    assertThat(Der.contextTag(context)).isEqualTo(1);
    assertThatThrownBy(() -> Der.contextTag(application))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void turnsWhatTheParserLeaksIntoBadInput() {
    assertThatThrownBy(() -> Der.read("thing", () -> ASN1Integer.getInstance("no integer")))
        .isInstanceOfSatisfying(
            MinicaException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT);
              assertThat(failure)
                  .hasMessageStartingWith("thing: ")
                  .hasCauseInstanceOf(Exception.class);
            });
  }

  @Test
  void turnsAStackOverflowIntoBadInput() {
    assertThatThrownBy(() -> Der.read("thing", () -> deep(100_000_000)))
        .isInstanceOf(MinicaException.class)
        .hasMessage("thing: nested too deep");
  }

  @Test
  void escapesWhatTheParserQuotes() {
    assertThatThrownBy(
            () ->
                Der.read(
                    "thing",
                    () -> {
                      throw new IOException("odd \u001b[31m");
                    }))
        .hasMessage("thing: odd \\u{1b}[31m");
  }

  @Test
  void throwsNothingElseForRandomOctets() {
    Random random = new Random(20260101);
    for (int i = 0; i < 20_000; i++) {
      byte[] octets = new byte[random.nextInt(40)];
      random.nextBytes(octets);
      if (octets.length > 1 && random.nextBoolean()) {
        octets[0] = 0x30;
        octets[1] = (byte) (octets.length - 2);
      }
      try {
        Der.encode(Der.decode(octets, "noise"));
      } catch (MinicaException refused) {
        assertThat(refused.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT);
      }
    }
  }

  private static int deep(int levels) {
    return levels == 0 ? 0 : 1 + deep(levels - 1);
  }

  private static void assertBadInput(byte[] octets, String reason) {
    assertThatThrownBy(() -> Der.decode(octets, "blob"))
        .isInstanceOfSatisfying(
            MinicaException.class,
            failure -> assertThat(failure.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT))
        .hasMessageStartingWith("blob: ")
        .hasMessageContaining(reason);
  }

  /** SEQUENCEs of indefinite length inside each other. */
  private static byte[] nested(int levels) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int i = 0; i < levels; i++) {
      octets.write(0x30);
      octets.write(0x80);
    }
    octets.writeBytes(new byte[2 * levels]);
    return octets.toByteArray();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
