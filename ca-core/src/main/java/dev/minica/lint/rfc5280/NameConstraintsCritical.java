package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Criticality;
import dev.minica.lint.Severity;
import dev.minica.x509.Extension;

/** A client that cannot apply them must not go on without. */
public final class NameConstraintsCritical extends Criticality {

  public NameConstraintsCritical() {
    super(
        "rfc5280/name-constraints-critical",
        Citation.rfc(5280, "4.2.1.10"),
        Severity.ERROR,
        "name constraints are critical",
        Extension.NAME_CONSTRAINTS,
        Demand.CRITICAL);
  }
}
