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
import dev.minica.store.RecordOutline;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateOutline;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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
  private final IssuerOption issuer = new IssuerOption(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Lists the certificates that the CA has issued, the next to expire first. STATE is"
                + " valid, expired, or revoked with the time and the reason. DAYS are the whole"
                + " days left. Of what has no names, NAMES is the subject.",
            "With --expiring the certificates that sign OCSP responses for minica serve are left"
                + " out: they last a week, and it replaces them by itself.",
            "index.txt is of one issuing CA: the one that issues here, or --issuer. Of what is"
                + " revoked, and whose record cannot be read, it has a line with the subject"
                + " \"/\".",
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
    CertificateAuthority authority = issuer.open(session);
    Map<SerialNumber, Revocation> revocations = new HashMap<>();
    authority.revocations().forEach(each -> revocations.put(each.serialNumber(), each));
    Scope scope = new Scope(authority, revocations, session.environment().now());
    Extract<?> listed =
        format.value() == Format.OPENSSL_INDEX
            ? showIndex(session, scope)
            : showTable(session, scope);
    listed.corrupt().forEach(session::warn);
    if (listed.items().isEmpty()) {
      session.say("nothing to list");
    }
    return ExitCode.DONE;
  }

  /** Of what the list is, and when. */
  private record Scope(
      CertificateAuthority authority, Map<SerialNumber, Revocation> revocations, Instant now) {

    Optional<Revocation> revocation(RecordOutline issued) {
      return Optional.ofNullable(revocations.get(issued.serialNumber()))
          .filter(found -> found.isOf(issued));
    }
  }

  /** The next to expire first. */
  private Extract<?> showTable(Session session, Scope scope) {
    Optional<Certificate> from =
        issuer.isGiven() ? Optional.of(scope.authority().issuer().certificate()) : Optional.empty();
    Extract<ListedCertificate> listed =
        scope
            .authority()
            .extract(
                issued ->
                    Optional.of(issued)
                        .filter(each -> isFrom(each, from) && isWanted(each, scope))
                        .map(each -> listed(each, scope, session)));
    List<ListedCertificate> sorted =
        listed.items().stream().sorted(Comparator.comparing(ListedCertificate::notAfter)).toList();
    session.show(new ListedCertificates(sorted, listed.corrupt(), scope.now()));
    return listed;
  }

  private static ListedCertificate listed(RecordOutline issued, Scope scope, Session session) {
    return ListedCertificate.of(issued, scope.revocation(issued), session.isJson());
  }

  private static boolean isFrom(RecordOutline issued, Optional<Certificate> issuer) {
    return issuer.isEmpty() || issued.certificate().isIssuedBy(issuer.get());
  }

  /** In the order of issue, as openssl has its lines; those of one issuing CA. */
  private Extract<?> showIndex(Session session, Scope scope) {
    Optional<Certificate> from = Optional.of(scope.authority().issuer().certificate());
    Map<SerialNumber, Revocation> unread = new ConcurrentHashMap<>(scope.revocations());
    Extract<OpensslIndex.Line> listed =
        scope
            .authority()
            .extract(
                issued -> {
                  Optional<OpensslIndex.Line> line =
                      Optional.of(issued)
                          .filter(each -> isFrom(each, from) && isWanted(each, scope))
                          .map(each -> line(each, scope));
                  unread.remove(issued.serialNumber());
                  return line;
                });
    List<OpensslIndex.Line> lines = new ArrayList<>(listed.items());
    unread.values().stream()
        .filter(each -> isWanted(each, scope))
        .forEach(lost -> add(lines, lost));
    session.show(OpensslIndex.of(lines));
    return new Extract<>(lines, listed.corrupt());
  }

  private static OpensslIndex.Line line(RecordOutline issued, Scope scope) {
    return OpensslIndex.Line.of(issued.certificate(), scope.revocation(issued), scope.now());
  }

  /** Though its record cannot be read: a CRL that is made of the index must name it. */
  private static void add(List<OpensslIndex.Line> lines, Revocation revocation) {
    lines.add(OpensslIndex.Line.of(revocation));
  }

  private boolean isWanted(RecordOutline issued, Scope scope) {
    CertificateOutline certificate = issued.certificate();
    boolean isRevoked = scope.revocation(issued).isPresent();
    return (!revoked.value() || isRevoked)
        && (expiring.value().isEmpty()
            || (expires(certificate.validity().notAfter(), isRevoked, scope.now())
                && !scope.authority().replacesByItself(issued)))
        && name.value()
            .map(glob -> ListedCertificate.names(certificate).stream().anyMatch(glob::matches))
            .orElse(true);
  }

  /** Of a certificate that is revoked, whose names are not known. */
  private boolean isWanted(Revocation revocation, Scope scope) {
    CertificateAuthority authority = scope.authority();
    return authority.issuerOf(revocation).filter(authority.issuerName()::equals).isPresent()
        && name.value().isEmpty()
        && expires(revocation.notAfter(), true, scope.now());
  }

  /** What is revoked does not await its expiry, and nobody renews it, unless it is asked for. */
  private boolean expires(Instant notAfter, boolean isRevoked, Instant now) {
    boolean isOver = isRevoked && !revoked.value();
    return expiring.value().map(span -> !isOver && !notAfter.isAfter(span.after(now))).orElse(true);
  }
}
