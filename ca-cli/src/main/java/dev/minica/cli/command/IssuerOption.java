package dev.minica.cli.command;

import dev.minica.ca.CertificateAuthority;
import dev.minica.ca.order.IssuerName;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Syntax;
import java.util.Optional;

/** The option of commands that use a CA's key: which of the issuing CAs. */
final class IssuerOption {

  private final Argument<Optional<IssuerName>> name;

  IssuerOption(Syntax syntax) {
    name =
        syntax.option(
            "--issuer",
            "NAME",
            IssuerName::parse,
            "the issuing CA: root, or one of minica intermediate list");
  }

  boolean isGiven() {
    return name.value().isPresent();
  }

  /** The CA of the session, issuing by the one that was named, if one was. */
  CertificateAuthority open(Session session) {
    CertificateAuthority authority =
        CertificateAuthority.open(session.caDirectory(), session.environment());
    return name.value().map(authority::as).orElse(authority);
  }
}
