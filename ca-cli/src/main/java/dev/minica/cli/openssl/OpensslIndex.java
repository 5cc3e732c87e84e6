package dev.minica.cli.openssl;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.revocation.RevocationReason;
import dev.minica.store.Revocation;
import dev.minica.x509.CertificateOutline;
import dev.minica.x509.CertificateTime;
import dev.minica.x509.OneLineName;
import dev.minica.x509.SerialNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a CA has issued as the database of {@code openssl ca}, index.txt: a line for each
 * certificate, of six fields with tabs between.
 *
 * <pre>
 * V, R or E     valid, revoked, expired
 * time          of expiry
 * time[,reason] of revocation; empty unless revoked
 * serial        in upper-case hexadecimal digits
 * file          unknown
 * subject       in one line
 * </pre>
 *
 * @param lines without line feeds
 */
public record OpensslIndex(List<String> lines) implements Result {

  public OpensslIndex {
    lines = List.copyOf(lines);
  }

  /**
   * A line and when its certificate was issued.
   *
   * @param notBefore from when it is valid
   */
  public record Line(Instant notBefore, String text) {

    /**
     * The line of a certificate.
     *
     * @param now when one that is not revoked has expired if its time was before
     */
    public static Line of(
        CertificateOutline certificate, Optional<Revocation> revocation, Instant now) {
      return new Line(certificate.validity().notBefore(), line(certificate, revocation, now));
    }

    /** The line of a certificate that is revoked, of which no more is known. */
    public static Line of(Revocation revocation) {
      return new Line(revocation.revokedAt(), line(revocation));
    }
  }

  /** The lines in the order in which the certificates were issued. */
  public static OpensslIndex of(List<Line> lines) {
    return new OpensslIndex(
        lines.stream().sorted(Comparator.comparing(Line::notBefore)).map(Line::text).toList());
  }

  private static String line(
      CertificateOutline certificate, Optional<Revocation> revocation, Instant now) {
    Instant notAfter = certificate.validity().notAfter();
    String serial = serial(certificate.serialNumber());
    String subject = OneLineName.of(certificate.subject());
    return line(
        revocation.isPresent() ? "R" : now.isAfter(notAfter) ? "E" : "V",
        notAfter,
        revocation.map(OpensslIndex::revoked).orElse(""),
        serial,
        // openssl puts the serial number in the place of an empty subject
        subject.isEmpty() ? serial : subject);
  }

  /** The line of a certificate that is revoked, of which no more is known. */
  static String line(Revocation revocation) {
    return line(
        "R", revocation.notAfter(), revoked(revocation), serial(revocation.serialNumber()), "/");
  }

  private static String line(
      String state, Instant notAfter, String revoked, String serial, String subject) {
    return String.join("\t", state, time(notAfter), revoked, serial, "unknown", subject);
  }

  /** As the certificate has it: two digits of the year through 2049, four from then on. */
  private static String time(Instant time) {
    byte[] der = CertificateTime.encoded(time);
    return new String(der, 2, der.length - 2, StandardCharsets.US_ASCII);
  }

  private static String revoked(Revocation revocation) {
    return time(revocation.revokedAt())
        + word(revocation.reason()).map(reason -> "," + reason).orElse("");
  }

  /** What openssl calls a reason; it knows no privilegeWithdrawn and no aACompromise. */
  static Optional<String> word(RevocationReason reason) {
    return switch (reason) {
      case UNSPECIFIED, PRIVILEGE_WITHDRAWN, AA_COMPROMISE -> Optional.empty();
      case CA_COMPROMISE -> Optional.of("CACompromise");
      default -> Optional.of(reason.label());
    };
  }

  /** An even number of digits. */
  private static String serial(SerialNumber serialNumber) {
    String digits = serialNumber.value().toString(16).toUpperCase(Locale.ROOT);
    return (digits.length() % 2 == 0 ? "" : "0") + digits;
  }

  @Override
  public void writeTo(TextWriter text) {
    text.verbatim(String.join("\n", lines));
  }

  @Override
  public Json toJson() {
    return Json.object().put("index", Json.strings(lines)).build();
  }
}
