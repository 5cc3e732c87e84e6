package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/**
 * X.690 leaves out seconds and allows time zones in BER only; programs of before 2000 wrote both.
 */
public final class UtcTimeForm extends Lint {

  public UtcTimeForm() {
    super(
        "rfc5280/utc-time-form",
        Citation.rfc(5280, "4.1.2.5.1"),
        Severity.ERROR,
        "UTCTime is YYMMDDHHMMSSZ");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return TimeForm.fault(certificate, Tlv.UTC_TIME);
  }
}
