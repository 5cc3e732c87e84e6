package dev.minica.lint.rfc9525;

import dev.minica.lint.Citation;
import dev.minica.lint.EveryDnsName;
import dev.minica.lint.Severity;

/**
 * Clients match *.example.com, and no longer f*.example.com. The clause speaks to them, not to CAs.
 */
public final class WildcardWholeLabel extends EveryDnsName {

  public WildcardWholeLabel() {
    super(
        "rfc9525/wildcard-whole-label",
        Citation.rfc(9525, "6.3"),
        Severity.WARNING,
        "an asterisk is a whole label");
  }

  @Override
  protected boolean isBroken(String name) {
    for (String label : name.split("\\.", -1)) {
      if (label.indexOf('*') >= 0 && label.length() > 1) {
        return true;
      }
    }
    return false;
  }
}
