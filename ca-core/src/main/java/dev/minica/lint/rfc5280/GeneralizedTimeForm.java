package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** Fractions of seconds and local times have been read in several ways. */
public final class GeneralizedTimeForm extends Lint {

  public GeneralizedTimeForm() {
    super(
        "rfc5280/generalized-time-form",
        Citation.rfc(5280, "4.1.2.5.2"),
        Severity.ERROR,
        "GeneralizedTime is YYYYMMDDHHMMSSZ");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return TimeForm.fault(certificate, Tlv.GENERALIZED_TIME);
  }
}
