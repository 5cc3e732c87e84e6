package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Criticality;
import dev.minica.lint.Severity;
import dev.minica.x509.Extension;

/** Clients that do not fetch CRLs could do nothing with the certificate. */
public final class DistributionPointsNotCritical extends Criticality {

  public DistributionPointsNotCritical() {
    super(
        "rfc5280/distribution-points-not-critical",
        Citation.rfc(5280, "4.2.1.13"),
        Severity.WARNING,
        "CRL distribution points are not critical",
        Extension.CRL_DISTRIBUTION_POINTS,
        Demand.NOT_CRITICAL);
  }
}
