package dev.minica.cli.command;

import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.issuance.IssuingCa;
import java.util.List;

/** {@code minica intermediate list}: the issuing CAs below the root. */
final class IntermediateListCommand implements Command {

  private final Syntax syntax = new Syntax();

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Lists the issuing CAs below the root. The one that issues when no --issuer says another"
                + " has an asterisk; without one the root itself issues.")
        .example("minica intermediate list", "those of your own CA")
        .example("minica intermediate list --ca ./ca", "those of another CA")
        .example("minica intermediate list --json", "for a script")
        .exits(ExitCode.UNUSABLE_CA);
  }

  @Override
  public ExitCode run(Session session) {
    CertificateAuthority authority =
        CertificateAuthority.open(session.caDirectory(), session.environment());
    List<IssuingCa> below =
        authority.issuers().stream().filter(issuer -> !issuer.isRoot()).toList();
    session.show(new IssuerList(below, authority.issuerName().value()));
    if (below.isEmpty()) {
      session.say("none: the root issues by itself");
    }
    return ExitCode.DONE;
  }
}
