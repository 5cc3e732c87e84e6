package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/** Old clients would take the CA for an end entity, or the limits for none. */
public final class BasicConstraintsCriticalInCa extends Lint {

  public BasicConstraintsCriticalInCa() {
    super(
        "rfc5280/basic-constraints-critical-in-ca",
        Citation.rfc(5280, "4.2.1.9"),
        Severity.ERROR,
        "basic constraints of a CA are critical");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isCa();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.isCritical(Extension.BASIC_CONSTRAINTS)
        ? NOTHING
        : Optional.of("they are not critical");
  }
}
