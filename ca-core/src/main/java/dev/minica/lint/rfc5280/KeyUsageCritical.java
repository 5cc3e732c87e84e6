package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Criticality;
import dev.minica.lint.Severity;
import dev.minica.x509.Extension;

/** Who cannot read it must not use the key as if there were no restriction. */
public final class KeyUsageCritical extends Criticality {

  public KeyUsageCritical() {
    super(
        "rfc5280/key-usage-critical",
        Citation.rfc(5280, "4.2.1.3"),
        Severity.WARNING,
        "key usage is critical",
        Extension.KEY_USAGE,
        Demand.CRITICAL);
  }
}
