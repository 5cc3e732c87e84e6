package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.NeverEmpty;
import dev.minica.x509.Extension;

/** An empty sequence says nothing. */
public final class PolicyConstraintsNotEmpty extends NeverEmpty {

  public PolicyConstraintsNotEmpty() {
    super(
        "rfc5280/policy-constraints-not-empty",
        Citation.rfc(5280, "4.2.1.11"),
        "policy constraints demand a policy or inhibit mapping",
        Extension.POLICY_CONSTRAINTS);
  }
}
