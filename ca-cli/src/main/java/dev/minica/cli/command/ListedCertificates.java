package dev.minica.cli.command;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import dev.minica.x509.SerialNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was issued, with what became of it.
 *
 * @param corrupt what is said of records that cannot be read
 * @param now when it is looked at
 */
record ListedCertificates(
    List<IssuedCertificate> certificates,
    Map<SerialNumber, Revocation> revocations,
    List<String> corrupt,
    Instant now)
    implements Result {

  @Override
  public void writeTo(TextWriter text) {
    if (!certificates.isEmpty()) {
      text.table(
          List.of("SERIAL", "PROFILE", "STATE", "VALID UNTIL", "DAYS", "NAMES"),
          certificates.stream().map(this::row).toList());
    }
  }

  private List<String> row(IssuedCertificate issued) {
    Certificate certificate = issued.certificate();
    return List.of(
        certificate.serialNumber().toString(),
        issued.profile(),
        revocation(certificate)
            .map(r -> "revoked " + r.revokedAt() + " " + r.reason())
            .orElseGet(() -> state(certificate)),
        certificate.validity().notAfter().toString(),
        Long.toString(daysLeft(certificate)),
        String.join(" ", names(certificate)));
  }

  private Optional<Revocation> revocation(Certificate certificate) {
    return Optional.ofNullable(revocations.get(certificate.serialNumber()));
  }

  private String state(Certificate certificate) {
    return now.isAfter(certificate.validity().notAfter()) ? "expired" : "valid";
  }

  /** Whole days; negative once it has expired. */
  private long daysLeft(Certificate certificate) {
    return Math.floorDiv(
        Duration.between(now, certificate.validity().notAfter()).toSeconds(),
        Duration.ofDays(1).toSeconds());
  }

  @Override
  public Json toJson() {
    return Json.object()
        .put("certificates", Json.series(certificates, this::json))
        .put("corrupt", Json.strings(corrupt))
        .build();
  }

  private Json json(IssuedCertificate issued) {
    Certificate certificate = issued.certificate();
    Json.ObjectBuilder json =
        Json.object()
            .put("serial", certificate.serialNumber().toString())
            .put("profile", issued.profile())
            .put("state", revocation(certificate).isPresent() ? "revoked" : state(certificate));
    revocation(certificate)
        .ifPresent(
            r -> json.put("revokedAt", r.revokedAt().toString()).put("reason", r.reason().label()));
    return json.put("subject", certificate.subject().toString())
        .put("names", Json.strings(names(certificate)))
        .put("key", certificate.publicKey().toString())
        .put("notBefore", certificate.validity().notBefore().toString())
        .put("notAfter", certificate.validity().notAfter().toString())
        .put("daysLeft", daysLeft(certificate))
        .put("sha256", certificate.fingerprint())
        .build();
  }

  /** What it is for, as people look for it. */
  static List<String> names(Certificate certificate) {
    return certificate.subjectAltNames().stream().map(GeneralName::value).toList();
  }
}
