package dev.minica.x509;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.asn1.Tlv;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.BERTags;

/**
 * Time of RFC 5280 sections 4.1.2.5 and 5.1.2.4.
 *
 * <pre>
 * Time ::= CHOICE { utcTime UTCTime, generalTime GeneralizedTime }
 * </pre>
 */
public final class CertificateTime {

  private static final int FIRST_GENERALIZED_YEAR = 2050;
  private static final int FIRST_UTC_YEAR = 1950;
  private static final int UTC_LENGTH = 13;
  private static final int GENERALIZED_LENGTH = 15;

  private CertificateTime() {}

  /**
   * The DER of a time: UTCTime through the year 2049, GeneralizedTime from 2050 on; always with
   * seconds and Z.
   *
   * @param time from the year 0 to the end of 9999; fractions of seconds are dropped
   */
  public static byte[] encoded(Instant time) {
    OffsetDateTime t = time.atOffset(ZoneOffset.UTC);
    boolean utc = t.getYear() >= FIRST_UTC_YEAR && t.getYear() < FIRST_GENERALIZED_YEAR;
    String digits =
        (utc ? "" : two(t.getYear() / 100))
            + two(t.getYear() % 100)
            + two(t.getMonthValue())
            + two(t.getDayOfMonth())
            + two(t.getHour())
            + two(t.getMinute())
            + two(t.getSecond())
            + "Z";
    return encoded(utc ? BERTags.UTC_TIME : BERTags.GENERALIZED_TIME, digits);
  }

  /** The library's constructors for text parse it with locale data that takes 15 ms to load. */
  private static byte[] encoded(int tag, String digits) {
    byte[] der = new byte[2 + digits.length()];
    der[0] = (byte) tag;
    der[1] = (byte) digits.length();
    System.arraycopy(digits.getBytes(StandardCharsets.US_ASCII), 0, der, 2, digits.length());
    return der;
  }

  private static String two(int number) {
    return (number < 10 ? "0" : "") + number;
  }

  /**
   * Reads the DER of either form.
   *
   * @throws MinicaException BAD_INPUT if it is not in the one shape that RFC 5280 allows for each
   */
  public static Instant decode(byte[] der) {
    return Der.read("time", () -> decode(Tlv.of(der, "time")));
  }

  /**
   * Reads the text that either form holds, as other programs write it into files of theirs.
   *
   * @throws MinicaException BAD_INPUT if it is not in the one shape that RFC 5280 allows for each
   */
  public static Instant parse(String text) {
    if (text.length() > GENERALIZED_LENGTH) {
      throw malformed(text.substring(0, GENERALIZED_LENGTH));
    }
    return text.length() == UTC_LENGTH ? utc(text) : generalized(text);
  }

  /** Reads either form, in the one shape that RFC 5280 allows for each. */
  static Instant decode(ASN1Encodable time) {
    return time instanceof ASN1UTCTime utc
        ? utc(contents(utc))
        : generalized(contents(ASN1GeneralizedTime.getInstance(time)));
  }

  private static String contents(ASN1Primitive time) {
    byte[] encoded = Der.encode(time);
    return new String(encoded, 2, encoded.length - 2, StandardCharsets.ISO_8859_1);
  }

  /** The same of a value that is not decoded yet. */
  static Instant decode(Tlv time) {
    if (!time.is(Tlv.UTC_TIME) && !time.is(Tlv.GENERALIZED_TIME)) {
      throw new IllegalArgumentException("no time where one belongs");
    }
    return time.is(Tlv.UTC_TIME) ? utc(time.text()) : generalized(time.text());
  }

  private static Instant utc(String digits) {
    requireShape(digits, UTC_LENGTH);
    int year = number(digits, 0);
    return instant((year < 50 ? 2000 : 1900) + year, digits, 2);
  }

  private static Instant generalized(String digits) {
    requireShape(digits, GENERALIZED_LENGTH);
    return instant(100 * number(digits, 0) + number(digits, 2), digits, 4);
  }

  private static void requireShape(String text, int length) {
    if (text.length() != length || !text.endsWith("Z")) {
      throw malformed(text);
    }
  }

  private static Instant instant(int year, String digits, int at) {
    try {
      return OffsetDateTime.of(
              year,
              number(digits, at),
              number(digits, at + 2),
              number(digits, at + 4),
              number(digits, at + 6),
              number(digits, at + 8),
              0,
              ZoneOffset.UTC)
          .toInstant();
    } catch (DateTimeException e) {
      throw malformed(digits);
    }
  }

  private static int number(String digits, int at) {
    int tens = digits.charAt(at) - '0';
    int ones = digits.charAt(at + 1) - '0';
    if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
      throw malformed(digits);
    }
    return 10 * tens + ones;
  }

  /**
   * The DER of a GeneralizedTime in whichever year, as OCSP has it (RFC 6960 section 4.2.2.1).
   *
   * @param time from the year 0 to the end of 9999; fractions of seconds are dropped
   */
  public static byte[] encodedGeneralized(Instant time) {
    byte[] either = encoded(time);
    if (either[0] == BERTags.GENERALIZED_TIME) {
      return either;
    }
    String century = two(time.atOffset(ZoneOffset.UTC).getYear() / 100);
    byte[] generalized = new byte[either.length + 2];
    generalized[0] = BERTags.GENERALIZED_TIME;
    generalized[1] = (byte) (either[1] + 2);
    System.arraycopy(century.getBytes(StandardCharsets.US_ASCII), 0, generalized, 2, 2);
    System.arraycopy(either, 2, generalized, 4, either.length - 2);
    return generalized;
  }

  private static MinicaException malformed(String text) {
    return new MinicaException(
        Kind.BAD_INPUT, "time \"" + Escaped.of(text) + "\" is not [YY]YYMMDDHHMMSSZ in digits");
  }
}
