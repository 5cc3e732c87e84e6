package dev.minica.cli.command;

import dev.minica.cli.output.Json;
import dev.minica.store.RecordOutline;
import dev.minica.store.Revocation;
import dev.minica.x509.CertificateOutline;
import dev.minica.x509.GeneralName;
import dev.minica.x509.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a list says of a certificate: no more than that is kept of each of very many.
 *
 * @param caption the names; the subject of what has none, as intermediates
 * @param details what only JSON has room for
 */
record ListedCertificate(
    String serial,
    String profile,
    List<String> names,
    String caption,
    Instant notBefore,
    Instant notAfter,
    Optional<Revocation> revocation,
    Optional<Details> details) {

  /** More about it. */
  record Details(String subject, String key, String sha256) {

    static Details of(CertificateOutline certificate) {
      return new Details(
          certificate.subject().toString(),
          certificate.publicKey().toString(),
          certificate.fingerprint());
    }
  }

  static ListedCertificate of(
      RecordOutline issued, Optional<Revocation> revocation, boolean isDetailed) {
    CertificateOutline certificate = issued.certificate();
    Validity validity = certificate.validity();
    List<String> names = names(certificate);
    return new ListedCertificate(
        certificate.serialNumber().toString(),
        issued.profile(),
        names,
        names.isEmpty() ? certificate.subject().toString() : String.join(" ", names),
        validity.notBefore(),
        validity.notAfter(),
        revocation,
        isDetailed ? Optional.of(Details.of(certificate)) : Optional.empty());
  }

  /** What it is for, as people look for it. */
  static List<String> names(CertificateOutline certificate) {
    return certificate.subjectAltNames().stream().map(GeneralName::value).toList();
  }

  /** Its line of a table. */
  List<String> row(Instant now) {
    return List.of(
        serial,
        profile,
        revocation.map(r -> "revoked " + r.revokedAt() + " " + r.reason()).orElse(state(now)),
        notAfter.toString(),
        Long.toString(daysLeft(now)),
        caption);
  }

  private String state(Instant now) {
    return now.isAfter(notAfter) ? "expired" : "valid";
  }

  /** Whole days; negative once it has expired. */
  private long daysLeft(Instant now) {
    return Math.floorDiv(
        Duration.between(now, notAfter).toSeconds(), Duration.ofDays(1).toSeconds());
  }

  Json json(Instant now) {
    Json.ObjectBuilder json =
        Json.object()
            .put("serial", serial)
            .put("profile", profile)
            .put("state", revocation.isPresent() ? "revoked" : state(now));
    revocation.ifPresent(
        r -> json.put("revokedAt", r.revokedAt().toString()).put("reason", r.reason().label()));
    details.ifPresent(more -> json.put("subject", more.subject()));
    json.put("names", Json.strings(names));
    details.ifPresent(more -> json.put("key", more.key()));
    json.put("notBefore", notBefore.toString())
        .put("notAfter", notAfter.toString())
        .put("daysLeft", daysLeft(now));
    details.ifPresent(more -> json.put("sha256", more.sha256()));
    return json.build();
  }
}
