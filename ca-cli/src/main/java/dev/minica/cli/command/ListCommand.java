package dev.minica.cli.command;

import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Glob;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.Listing;
import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import dev.minica.x509.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code minica list}: what was issued. */
final class ListCommand implements Command {

  private record Issuances(List<IssuedCertificate> certificates, List<String> corrupt, Instant now)
      implements Result {

    @Override
    public void writeTo(TextWriter text) {
      if (!certificates.isEmpty()) {
        text.table(
            List.of("SERIAL", "PROFILE", "VALID UNTIL", "DAYS", "NAMES"),
            certificates.stream().map(this::row).toList());
      }
    }

    private List<String> row(IssuedCertificate issued) {
      Certificate certificate = issued.certificate();
      return List.of(
          certificate.serialNumber().toString(),
          issued.profile(),
          certificate.validity().notAfter().toString(),
          Long.toString(daysLeft(certificate)),
          names(certificate).stream().collect(Collectors.joining(" ")));
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
          .put("certificates", Json.array(certificates.stream().map(this::json).toList()))
          .put("corrupt", Json.strings(corrupt))
          .build();
    }

    private Json json(IssuedCertificate issued) {
      Certificate certificate = issued.certificate();
      return Json.object()
          .put("serial", certificate.serialNumber().toString())
          .put("profile", issued.profile())
          .put("subject", certificate.subject().toString())
          .put("names", Json.strings(names(certificate)))
          .put("key", certificate.publicKey().toString())
          .put("notBefore", certificate.validity().notBefore().toString())
          .put("notAfter", certificate.validity().notAfter().toString())
          .put("daysLeft", daysLeft(certificate))
          .put("sha256", certificate.fingerprint())
          .build();
    }
  }

  private final Syntax syntax = new Syntax();
  private final Argument<Optional<TimeSpan>> expiring =
      syntax.option("--expiring", "SPAN", TimeSpan::parse, "only what expires within that");
  private final Argument<Optional<Glob>> name =
      syntax.option(
          "--name", "GLOB", Glob::parse, "only what has such a name; * and ? as in a shell");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Lists the certificates that the CA has issued, the next to expire first. DAYS are the"
                + " whole days left.",
            "A record that cannot be read is named in a warning, and hides no other.")
        .example("minica list", "everything")
        .example("minica list --expiring 30d", "what has expired or will within a month")
        .example("minica list --name '*.example' --json", "what has such a name, for a script")
        .exits(ExitCode.UNUSABLE_CA, ExitCode.BAD_INPUT);
  }

  @Override
  public ExitCode run(Session session) {
    Instant now = session.environment().now();
    Listing listing =
        CertificateAuthority.open(session.caDirectory(), session.environment()).list();
    List<IssuedCertificate> wanted =
        listing.certificates().stream()
            .filter(issued -> isWanted(issued.certificate(), now))
            .sorted(Comparator.comparing(issued -> issued.certificate().validity().notAfter()))
            .toList();
    session.show(new Issuances(wanted, listing.corrupt(), now));
    listing.corrupt().forEach(session::warn);
    if (wanted.isEmpty()) {
      session.say("nothing to list");
    }
    return ExitCode.DONE;
  }

  private boolean isWanted(Certificate certificate, Instant now) {
    boolean expires =
        expiring
            .value()
            .map(span -> !certificate.validity().notAfter().isAfter(span.after(now)))
            .orElse(true);
    return expires
        && name.value()
            .map(glob -> names(certificate).stream().anyMatch(glob::matches))
            .orElse(true);
  }

  private static List<String> names(Certificate certificate) {
    return certificate.subjectAltNames().stream().map(GeneralName::value).toList();
  }
}
