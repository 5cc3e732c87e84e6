package dev.minica.lint.rfc9525;

import dev.minica.lint.Citation;
import dev.minica.lint.EveryDnsName;
import dev.minica.lint.Severity;

/** Clients replace the left-most label and no other. The clause speaks to them, not to CAs. */
public final class WildcardLeftmost extends EveryDnsName {

  public WildcardLeftmost() {
    super(
        "rfc9525/wildcard-leftmost",
        Citation.rfc(9525, "6.3"),
        Severity.WARNING,
        "an asterisk is in the left-most label only");
  }

  @Override
  protected boolean isBroken(String name) {
    return name.indexOf('*', name.indexOf('.') + 1) >= 0 && name.indexOf('.') >= 0;
  }
}
