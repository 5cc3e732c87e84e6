package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/** Programs that know nothing but the subject can still use it. */
public final class AltNamesNotCriticalWithSubject extends Lint {

  public AltNamesNotCriticalWithSubject() {
    super(
        "rfc5280/alt-names-not-critical-with-subject",
        Citation.rfc(5280, "4.2.1.6"),
        Severity.WARNING,
        "beside a subject, the subject alternative name is not critical");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.subject().size() > 0;
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.isCritical(Extension.SUBJECT_ALT_NAME)
        ? Optional.of("it is critical")
        : NOTHING;
  }
}
