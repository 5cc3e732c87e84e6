package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/** It tells certificates for one key from those for another of the same subject. */
public final class SubjectKeyIdentifierInEndEntity extends Lint {

  public SubjectKeyIdentifierInEndEntity() {
    super(
        "rfc5280/subject-key-identifier-in-end-entity",
        Citation.rfc(5280, "4.2.1.2"),
        Severity.WARNING,
        "an end entity has a subject key identifier");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.version() >= 3 && !certificate.role().isCa();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.has(Extension.SUBJECT_KEY_IDENTIFIER)
        ? NOTHING
        : Optional.of("there is none");
  }
}
