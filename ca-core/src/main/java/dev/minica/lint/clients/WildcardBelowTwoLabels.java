package dev.minica.lint.clients;

import dev.minica.lint.Citation;
import dev.minica.lint.EveryDnsName;
import dev.minica.lint.Severity;

/**
 * Browsers refuse wildcards for whole top-level domains and public suffixes, and take *.test for
 * one.
 */
public final class WildcardBelowTwoLabels extends EveryDnsName {

  public WildcardBelowTwoLabels() {
    super(
        "clients/wildcard-below-two-labels",
        new Citation("Chromium", "net::X509Certificate::VerifyHostname"),
        Severity.NOTICE,
        "a wildcard stands before two labels or more");
  }

  @Override
  protected boolean isBroken(String name) {
    return name.startsWith("*.") && name.indexOf('.', 2) < 0;
  }
}
