package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Faults;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/** Reasons alone do not tell where the CRL is. */
public final class DistributionPointsNamed extends Lint {

  public DistributionPointsNamed() {
    super(
        "rfc5280/distribution-points-named",
        Citation.rfc(5280, "4.2.1.13"),
        Severity.ERROR,
        "each CRL distribution point has a name or a CRL issuer");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Faults faults = new Faults();
    for (Tlv point : certificate.elements(Extension.CRL_DISTRIBUTION_POINTS)) {
      boolean named = false;
      for (Tlv part : point.elements()) {
        named |= part.isContext(0) || part.isContext(2);
      }
      if (!named) {
        faults.add("a point without");
      }
    }
    return faults.words();
  }
}
