package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.time.Instant;
import java.util.Optional;

/** Such a certificate is never valid, which nobody asked for. */
public final class ValidityNotReversed extends Lint {

  public ValidityNotReversed() {
    super(
        "rfc5280/validity-not-reversed",
        Citation.rfc(5280, "4.1.2.5"),
        Severity.ERROR,
        "validity does not end before it begins");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Optional<Instant> from = Specimen.moment(certificate.notBefore());
    Optional<Instant> to = Specimen.moment(certificate.notAfter());
    return from.isPresent() && to.isPresent() && to.get().isBefore(from.get())
        ? Optional.of("from " + from.get() + " to " + to.get())
        : NOTHING;
  }
}
