package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.OnlyInCa;
import dev.minica.x509.Extension;

/** They speak of what is issued below. */
public final class NameConstraintsOnlyInCa extends OnlyInCa {

  public NameConstraintsOnlyInCa() {
    super(
        "rfc5280/name-constraints-only-in-ca",
        Citation.rfc(5280, "4.2.1.10"),
        "only a CA has name constraints",
        Extension.NAME_CONSTRAINTS);
  }
}
