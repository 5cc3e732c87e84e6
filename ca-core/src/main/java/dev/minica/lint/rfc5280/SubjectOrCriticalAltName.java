package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/** Who does not understand alternative names would take it for nobody's. */
public final class SubjectOrCriticalAltName extends Lint {

  public SubjectOrCriticalAltName() {
    super(
        "rfc5280/subject-or-critical-alt-name",
        Citation.rfc(5280, "4.2.1.6"),
        Severity.ERROR,
        "without a subject the subject alternative name is there and critical");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.subject().size() == 0 && !certificate.role().isCa();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.isCritical(Extension.SUBJECT_ALT_NAME)
        ? NOTHING
        : Optional.of(
            certificate.has(Extension.SUBJECT_ALT_NAME) ? "it is not critical" : "there is none");
  }
}
