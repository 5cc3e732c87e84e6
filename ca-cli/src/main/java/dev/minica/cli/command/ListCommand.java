package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.openssl.OpensslIndex;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Glob;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.store.Extract;
import dev.minica.store.IssuedCertificate;
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
import java.util.function.Function;

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
    Map<SerialNumber, Revocation> revocations = new HashMap<>();
    authority.revocations().forEach(each -> revocations.put(each.serialNumber(), each));
    Function<IssuedCertificate, Optional<Revocation>> revocation =
        issued -> Optional.ofNullable(revocations.get(issued.serialNumber()));
    Extract<?> listed =
        format.value() == Format.OPENSSL_INDEX
            ? showIndex(session, authority, revocation, now)
            : showTable(session, authority, revocation, now);
    listed.corrupt().forEach(session::warn);
    if (listed.items().isEmpty()) {
      session.say("nothing to list");
    }
    return ExitCode.DONE;
  }

  /** The next to expire first. */
  private Extract<?> showTable(
      Session session,
      CertificateAuthority authority,
      Function<IssuedCertificate, Optional<Revocation>> revocation,
      Instant now) {
    Extract<ListedCertificate> listed =
        authority.extract(
            issued ->
                Optional.of(issued)
                    .filter(each -> isWanted(each.certificate(), revocation.apply(each), now))
                    .map(each -> listed(each, revocation.apply(each), session)));
    List<ListedCertificate> sorted =
        listed.items().stream().sorted(Comparator.comparing(ListedCertificate::notAfter)).toList();
    session.show(new ListedCertificates(sorted, listed.corrupt(), now));
    return listed;
  }

  private static ListedCertificate listed(
      IssuedCertificate issued, Optional<Revocation> revocation, Session session) {
    return ListedCertificate.of(issued, revocation, session.isJson());
  }

  /** In the order of issue, as openssl has its lines. */
  private Extract<?> showIndex(
      Session session,
      CertificateAuthority authority,
      Function<IssuedCertificate, Optional<Revocation>> revocation,
      Instant now) {
    Extract<OpensslIndex.Line> listed =
        authority.extract(
            issued ->
                Optional.of(issued.certificate())
                    .filter(each -> isWanted(each, revocation.apply(issued), now))
                    .map(each -> OpensslIndex.Line.of(each, revocation.apply(issued), now)));
    session.show(OpensslIndex.of(listed.items()));
    return listed;
  }

  private boolean isWanted(Certificate certificate, Optional<Revocation> revocation, Instant now) {
    return (!revoked.value() || revocation.isPresent())
        && expires(certificate, revocation.isPresent() && !revoked.value(), now)
        && name.value()
            .map(glob -> ListedCertificate.names(certificate).stream().anyMatch(glob::matches))
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
