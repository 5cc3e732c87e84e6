package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Criticality;
import dev.minica.lint.Severity;
import dev.minica.x509.Extension;

/** Who skips it accepts what it forbids. */
public final class InhibitAnyPolicyCritical extends Criticality {

  public InhibitAnyPolicyCritical() {
    super(
        "rfc5280/inhibit-any-policy-critical",
        Citation.rfc(5280, "4.2.1.14"),
        Severity.ERROR,
        "inhibitAnyPolicy is critical",
        Extension.INHIBIT_ANY_POLICY,
        Demand.CRITICAL);
  }
}
