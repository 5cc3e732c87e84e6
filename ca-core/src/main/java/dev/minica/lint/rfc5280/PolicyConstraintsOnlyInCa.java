package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.OnlyInCa;
import dev.minica.x509.Extension;

/** They speak of paths that go on. */
public final class PolicyConstraintsOnlyInCa extends OnlyInCa {

  public PolicyConstraintsOnlyInCa() {
    super(
        "rfc5280/policy-constraints-only-in-ca",
        Citation.rfc(5280, "4.2.1.11"),
        "only a CA has policy constraints",
        Extension.POLICY_CONSTRAINTS);
  }
}
