package dev.minica.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateTimeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1950-01-01T00:00:00Z",
        "1999-12-31T23:59:59Z",
        "2000-02-29T12:34:56Z",
        "2049-12-31T23:59:59Z",
        "2050-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "1949-12-31T23:59:59Z"
      })
  void theLibraryReadsTheTimeThatWasEncoded(Instant time) throws Exception {
    byte[] encoded = CertificateTime.encoded(time);

    assertThat(Time.getInstance(library(encoded)).getDate().toInstant()).isEqualTo(time);
    assertThat(CertificateTime.decode(encoded)).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({
    "491231235959Z, 2049-12-31T23:59:59Z",
    "500101000000Z, 1950-01-01T00:00:00Z",
    "20500101000000Z, 2050-01-01T00:00:00Z"
  })
  void theTextOfEitherFormIsRead(String text, Instant time) {
    assertThat(CertificateTime.parse(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Z", "491231235959", "4912312359590Z", "49123123595\u0665Z", "491331235959Z"})
  void anotherTextIsNoTime(String text) {
    assertThatThrownBy(() -> CertificateTime.parse(text)).isInstanceOf(MinicaException.class);
  }

  @Test
  void tenThousandTimesAroundTheEndsOfMonthsAndForms() throws Exception {
    Random random = new Random(20_261_122);
    Instant turn = Instant.parse("2050-01-01T00:00:00Z");
    LocalDateTime first = LocalDateTime.of(1950, 1, 1, 0, 0, 0);
    for (int i = 0; i < 10_000; i++) {
      // a few seconds around the end of some month of the years to 9999, leap days among them
      int months = i % 4 == 0 ? 1_200 : random.nextInt(12 * 8_050 - 1) + 1;
      Instant time =
          first.plusMonths(months).plusSeconds(random.nextInt(7) - 3).toInstant(ZoneOffset.UTC);

      ASN1Primitive read = library(CertificateTime.encoded(time));

      assertThat(read instanceof ASN1UTCTime).as("%s", time).isEqualTo(time.isBefore(turn));
      assertThat(Time.getInstance(read).getDate().toInstant()).isEqualTo(time);
      assertThat(CertificateTime.decode(read)).isEqualTo(time);
    }
  }

  @Test
  void itIsUtcTimeThrough2049AndGeneralizedTimeAfterwards() throws Exception {
    assertThat(library(CertificateTime.encoded(Instant.parse("2049-12-31T23:59:59Z"))))
        .isInstanceOf(ASN1UTCTime.class);
    assertThat(library(CertificateTime.encoded(Instant.parse("2050-01-01T00:00:00Z"))))
        .isInstanceOf(ASN1GeneralizedTime.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1949-12-31T23:59:59Z",
        "1999-12-31T23:59:59Z",
        "2049-12-31T23:59:59Z",
        "2050-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z"
      })
  void generalizedTimeIsSoInEachYear(Instant time) throws Exception {
    byte[] der = CertificateTime.encodedGeneralized(time);

    assertThat(ASN1GeneralizedTime.getInstance(der).getDate().toInstant()).isEqualTo(time);
    assertThat(CertificateTime.decode(der)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4912312359Z",
        "491231235959+0100",
        "491331235959Z",
        "490230000000Z",
        "49123123595xZ"
      })
  void anythingButDigitsWithSecondsAndZIsRefused(String text) {
    byte[] content = text.getBytes(StandardCharsets.US_ASCII);
    byte[] der = new byte[content.length + 2];
    der[0] = 0x17;
    der[1] = (byte) content.length;
    System.arraycopy(content, 0, der, 2, content.length);

    assertThatThrownBy(() -> CertificateTime.decode(Der.decode(der, "time")))
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> assertThat(e.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT));
  }

  private static ASN1Primitive library(byte[] der) throws IOException {
    return ASN1Primitive.fromByteArray(der);
  }
}
