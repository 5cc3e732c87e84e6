package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Criticality;
import dev.minica.lint.Severity;
import dev.minica.x509.Extension;

/** Delta CRLs save time and decide nothing. */
public final class FreshestCrlNotCritical extends Criticality {

  public FreshestCrlNotCritical() {
    super(
        "rfc5280/freshest-crl-not-critical",
        Citation.rfc(5280, "4.2.1.15"),
        Severity.ERROR,
        "the freshest CRL extension is not critical",
        Extension.FRESHEST_CRL,
        Demand.NOT_CRITICAL);
  }
}
