package dev.minica.cli.openssl;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.revocation.RevocationReason;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateTime;
import dev.minica.x509.OneLineName;
import dev.minica.x509.SerialNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
   * The lines in the order of the certificates.
   *
   * @param now when a certificate that is not revoked has expired if its time was before
   */
  public static OpensslIndex of(
      List<IssuedCertificate> certificates,
      Map<SerialNumber, Revocation> revocations,
      Instant now) {
    List<String> lines = new ArrayList<>();
    for (IssuedCertificate issued : certificates) {
      Optional<Revocation> revocation = Optional.ofNullable(revocations.get(issued.serialNumber()));
      lines.add(line(issued.certificate(), revocation, now));
    }
    return new OpensslIndex(lines);
  }

  private static String line(
      Certificate certificate, Optional<Revocation> revocation, Instant now) {
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
