package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.openssl.OpensslIndex;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Glob;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.output.Result;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.Listing;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.TimeSpan;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code minica list}: what was issued. */
final class ListCommand implements Command {

  private enum Format {
    TABLE("table"),
    OPENSSL_INDEX("openssl-index");

    private final String label;

    Format(String label) {
      this.label = label;
    }

    static Format parse(String text) {
      for (Format format : values()) {
        if (format.label.equals(text)) {
          return format;
        }
      }
      throw new MinicaException(Kind.USAGE, "'" + text + "' is neither table nor openssl-index");
    }
  }

  private final Syntax syntax = new Syntax();
  private final Argument<Optional<TimeSpan>> expiring =
      syntax.option(
          "--expiring", "SPAN", TimeSpan::parse, "only what expires within that, unless revoked");
  private final Argument<Boolean> revoked = syntax.flag("--revoked", "only what is revoked");
  private final Argument<Optional<Glob>> name =
      syntax.option(
          "--name", "GLOB", Glob::parse, "only what has such a name; * and ? as in a shell");
  private final Argument<Format> format =
      syntax.option(
          "--format",
          "FORMAT",
          Format::parse,
          "table, or openssl-index: index.txt of openssl ca",
          Format.TABLE.label);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Lists the certificates that the CA has issued, the next to expire first. STATE is"
                + " valid, expired, or revoked with the time and the reason. DAYS are the whole days"
                + " left.",
            "A record that cannot be read is named in a warning, and hides no other.")
        .example("minica list", "everything")
        .example("minica list --expiring 30d", "what has expired or will within a month")
        .example("minica list --name '*.example' --json", "what has such a name, for a script")
        .example("minica list --revoked", "what is revoked, since when and why")
        .example(
            "minica list --format openssl-index >index.txt",
            "for openssl ca, which knows no privilegeWithdrawn and no aACompromise")
        .exits(ExitCode.UNUSABLE_CA, ExitCode.BAD_INPUT);
  }

  @Override
  public ExitCode run(Session session) {
    Instant now = session.environment().now();
    CertificateAuthority authority =
        CertificateAuthority.open(session.caDirectory(), session.environment());
    // first what was issued: what is revoked later was issued before
    Listing listing = authority.list();
    Map<SerialNumber, Revocation> revocations = new HashMap<>();
    authority.revocations().forEach(each -> revocations.put(each.serialNumber(), each));
    List<IssuedCertificate> wanted =
        listing.certificates().stream()
            .filter(issued -> isWanted(issued.certificate(), revocations, now))
            .sorted(order())
            .toList();
    session.show(result(wanted, revocations, listing.corrupt(), now));
    listing.corrupt().forEach(session::warn);
    if (wanted.isEmpty()) {
      session.say("nothing to list");
    }
    return ExitCode.DONE;
  }

  /** The next to expire first; openssl has its lines in the order of issue. */
  private Comparator<IssuedCertificate> order() {
    return format.value() == Format.OPENSSL_INDEX
        ? Comparator.comparing(issued -> issued.certificate().validity().notBefore())
        : Comparator.comparing(issued -> issued.certificate().validity().notAfter());
  }

  private Result result(
      List<IssuedCertificate> certificates,
      Map<SerialNumber, Revocation> revocations,
      List<String> corrupt,
      Instant now) {
    return format.value() == Format.OPENSSL_INDEX
        ? OpensslIndex.of(certificates, revocations, now)
        : new ListedCertificates(certificates, revocations, corrupt, now);
  }

  private boolean isWanted(
      Certificate certificate, Map<SerialNumber, Revocation> revocations, Instant now) {
    boolean isRevoked = revocations.containsKey(certificate.serialNumber());
    return (!revoked.value() || isRevoked)
        && expires(certificate, isRevoked && !revoked.value(), now)
        && name.value()
            .map(glob -> ListedCertificates.names(certificate).stream().anyMatch(glob::matches))
            .orElse(true);
  }

  /** What is revoked does not await its expiry, and nobody renews it. */
  private boolean expires(Certificate certificate, boolean isOver, Instant now) {
    return expiring
        .value()
        .map(span -> !isOver && !certificate.validity().notAfter().isAfter(span.after(now)))
        .orElse(true);
  }
}
