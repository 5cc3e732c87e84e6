package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.NeverEmpty;
import dev.minica.x509.Extension;

/** Who has none leaves the extension out. */
public final class PoliciesNotEmpty extends NeverEmpty {

  public PoliciesNotEmpty() {
    super(
        "rfc5280/policies-not-empty",
        Citation.rfc(5280, "4.2.1.4"),
        "certificate policies hold at least one",
        Extension.CERTIFICATE_POLICIES);
  }
}
