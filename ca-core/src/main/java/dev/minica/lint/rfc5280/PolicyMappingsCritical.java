package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Criticality;
import dev.minica.lint.Severity;
import dev.minica.x509.Extension;

/** Without them, policies further down are not understood. */
public final class PolicyMappingsCritical extends Criticality {

  public PolicyMappingsCritical() {
    super(
        "rfc5280/policy-mappings-critical",
        Citation.rfc(5280, "4.2.1.5"),
        Severity.WARNING,
        "policy mappings are critical",
        Extension.POLICY_MAPPINGS,
        Demand.CRITICAL);
  }
}
