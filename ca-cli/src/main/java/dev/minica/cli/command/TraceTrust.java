package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.file.InputFile;
import dev.minica.revocation.Crl;
import dev.minica.tls.analysis.Trust;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The options by which the server's certificate is judged. */
final class TraceTrust {

  private final Argument<List<Path>> roots;
  private final Argument<List<Path>> crls;
  private final Argument<Optional<String>> host;

  /**
   * @param withoutRoot by what it is judged if no root is given, for help
   */
  TraceTrust(Syntax syntax, String withoutRoot) {
    roots =
        syntax.repeated(
            "--root",
            "FILE",
            Paths::parse,
            "certificates that are trusted (default: " + withoutRoot + ")");
    crls =
        syntax.repeated(
            "--crl", "FILE", Paths::parse, "CRLs that must say that nothing is revoked");
    host =
        syntax.option(
            "--host",
            "NAME",
            text -> text,
            "what the certificate must be for (default: what the client asked for)");
  }

  /**
   * What was given, to be completed by the time of the connection; empty if no root was.
   *
   * @throws MinicaException USAGE if the rest was given without one; BAD_INPUT if a file is not
   *     what it should be
   */
  Optional<Function<Instant, Trust>> given(Session session) {
    if (roots.value().isEmpty()) {
      requireAbsent(!crls.value().isEmpty(), "--crl");
      requireAbsent(host.value().isPresent(), "--host");
      return Optional.empty();
    }
    List<Certificate> anchors = anchors(session);
    List<Crl> lists = lists(session);
    return Optional.of(time -> new Trust(anchors, lists, time, host.value()));
  }

  /**
   * What was given, and the CA's root if none was.
   *
   * @param name for which the certificate must be, unless another is given
   * @throws MinicaException UNUSABLE_CA if no root was given and there is no CA; BAD_INPUT
   */
  Trust orOfCa(Session session, Instant time, String name) {
    List<Certificate> anchors =
        roots.value().isEmpty() ? List.of(rootOfCa(session)) : anchors(session);
    return new Trust(anchors, lists(session), time, host.value().or(() -> Optional.of(name)));
  }

  /** Who looks at somebody else's server need not have a CA. */
  private static Certificate rootOfCa(Session session) {
    try {
      return CertificateAuthority.open(session.caDirectory(), session.environment()).root();
    } catch (MinicaException e) {
      if (e.kind() != Kind.UNUSABLE_CA) {
        throw e;
      }
      String first = e.hint().map(hint -> hint + "; ").orElse("");
      throw e.withHint(first + "or say with --root FILE whom to trust instead of a CA of minica");
    }
  }

  private List<Certificate> anchors(Session session) {
    List<InputFile> files = roots.value().stream().map(session::input).toList();
    return files.stream().flatMap(file -> file.certificates().stream()).toList();
  }

  private List<Crl> lists(Session session) {
    List<InputFile> files = crls.value().stream().map(session::input).toList();
    return files.stream().flatMap(file -> file.crls().stream()).toList();
  }

  private static void requireAbsent(boolean isGiven, String option) {
    if (isGiven) {
      throw new MinicaException(
          Kind.USAGE, option + " is given without --root, which says whom to trust");
    }
  }
}
