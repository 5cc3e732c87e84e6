package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Criticality;
import dev.minica.lint.Severity;
import dev.minica.x509.Extension;

/** Nobody processes it. */
public final class IssuerAltNameNotCritical extends Criticality {

  public IssuerAltNameNotCritical() {
    super(
        "rfc5280/issuer-alt-name-not-critical",
        Citation.rfc(5280, "4.2.1.7"),
        Severity.WARNING,
        "the issuer alternative name is not critical",
        Extension.ISSUER_ALT_NAME,
        Demand.NOT_CRITICAL);
  }
}
