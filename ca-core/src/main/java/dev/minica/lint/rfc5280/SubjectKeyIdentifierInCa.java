package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/** What is issued below points to it. */
public final class SubjectKeyIdentifierInCa extends Lint {

  public SubjectKeyIdentifierInCa() {
    super(
        "rfc5280/subject-key-identifier-in-ca",
        Citation.rfc(5280, "4.2.1.2"),
        Severity.ERROR,
        "a CA has a subject key identifier");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isCa();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.has(Extension.SUBJECT_KEY_IDENTIFIER)
        ? NOTHING
        : Optional.of("there is none");
  }
}
