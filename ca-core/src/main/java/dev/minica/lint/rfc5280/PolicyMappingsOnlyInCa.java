package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.OnlyInCa;
import dev.minica.x509.Extension;

/** They speak of the policies of what is issued below. */
public final class PolicyMappingsOnlyInCa extends OnlyInCa {

  public PolicyMappingsOnlyInCa() {
    super(
        "rfc5280/policy-mappings-only-in-ca",
        Citation.rfc(5280, "4.2.1.5"),
        "only a CA has policy mappings",
        Extension.POLICY_MAPPINGS);
  }
}
