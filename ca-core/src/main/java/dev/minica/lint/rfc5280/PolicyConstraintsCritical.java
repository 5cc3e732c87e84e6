package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Criticality;
import dev.minica.lint.Severity;
import dev.minica.x509.Extension;

/** Who skips them accepts what they forbid. */
public final class PolicyConstraintsCritical extends Criticality {

  public PolicyConstraintsCritical() {
    super(
        "rfc5280/policy-constraints-critical",
        Citation.rfc(5280, "4.2.1.11"),
        Severity.ERROR,
        "policy constraints are critical",
        Extension.POLICY_CONSTRAINTS,
        Demand.CRITICAL);
  }
}
