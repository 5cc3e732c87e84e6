package dev.minica.store;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.revocation.RevocationReason;
import dev.minica.x509.SerialNumber;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;

/**
 * The form of a revocation: lines of a keyword and a value, for people to read.
 *
 * <pre>
 * serial: 4d1f...
 * issuer-key: 8e25...
 * not-after: 2027-12-23T09:00:00Z
 * revoked: 2026-11-21T21:40:00Z
 * reason: keyCompromise
 * </pre>
 *
 * <p>Lines with other keywords are left to later versions.
 */
final class RevocationFile {

  private static final String SERIAL = "serial";
  private static final String ISSUER_KEY = "issuer-key";
  private static final String NOT_AFTER = "not-after";
  private static final String REVOKED = "revoked";
  private static final String REASON = "reason";

  private RevocationFile() {}

  static byte[] encode(Revocation revocation) {
    StringBuilder text = new StringBuilder();
    line(text, SERIAL, revocation.serialNumber().hex());
    line(text, ISSUER_KEY, revocation.issuerKeyId());
    line(text, NOT_AFTER, revocation.notAfter().toString());
    line(text, REVOKED, revocation.revokedAt().toString());
    line(text, REASON, revocation.reason().label());
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void line(StringBuilder text, String keyword, String value) {
    text.append(keyword).append(": ").append(value).append('\n');
  }

  static Revocation decode(byte[] content) {
    String text = "\n" + new String(content, StandardCharsets.UTF_8);
    return new Revocation(
        value(text, SERIAL, SerialNumber::parse),
        value(text, ISSUER_KEY, Function.identity()),
        value(text, NOT_AFTER, RevocationFile::instant),
        value(text, REVOKED, RevocationFile::instant),
        value(text, REASON, RevocationReason::parse));
  }

  private static <T> T value(String text, String keyword, Function<String, T> parser) {
    String lead = "\n" + keyword + ": ";
    int begin = text.indexOf(lead);
    int end = begin < 0 ? -1 : text.indexOf('\n', begin + lead.length());
    if (end < 0) {
      throw new MinicaException(Kind.BAD_INPUT, "it has no line '" + keyword + "'");
    }
    try {
      return parser.apply(text.substring(begin + lead.length(), end));
    } catch (DateTimeException | MinicaException e) {
      throw new MinicaException(Kind.BAD_INPUT, "its line '" + keyword + "' is malformed", e);
    }
  }

  /** In the one form that is written: Java's own parser takes longer than all else here. */
  private static Instant instant(String text) {
    if (text.length() != 20 || !isTime(text)) {
      return Instant.parse(text);
    }
    return LocalDateTime.of(
            100 * two(text, 0) + two(text, 2),
            two(text, 5),
            two(text, 8),
            two(text, 11),
            two(text, 14),
            two(text, 17))
        .toInstant(ZoneOffset.UTC);
  }

  private static boolean isTime(String text) {
    for (int i = 0; i < text.length(); i++) {
      char form = "dddd-dd-ddTdd:dd:ddZ".charAt(i);
      char c = text.charAt(i);
      if (form == 'd' ? c < '0' || c > '9' : c != form) {
        return false;
      }
    }
    return true;
  }

  private static int two(String text, int at) {
    return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
  }
}
