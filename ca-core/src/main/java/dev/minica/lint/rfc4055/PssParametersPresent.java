package dev.minica.lint.rfc4055;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** They name the hash; without them it would be SHA-1 by default. */
public final class PssParametersPresent extends Lint {

  public PssParametersPresent() {
    super(
        "rfc4055/pss-parameters-present",
        Citation.rfc(4055, "3.1"),
        Severity.ERROR,
        "the parameters of an RSASSA-PSS signature algorithm are there");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.signatureOid().equals("1.2.840.113549.1.1.10");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Optional<Tlv> parameters = certificate.signatureParameters();
    return parameters.isPresent() && parameters.get().is(Tlv.SEQUENCE)
        ? NOTHING
        : Optional.of("there are none");
  }
}
