package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** It is what the certificates below it name as their issuer. */
public final class SubjectOfCaNotEmpty extends Lint {

  public SubjectOfCaNotEmpty() {
    super(
        "rfc5280/subject-of-ca-not-empty",
        Citation.rfc(5280, "4.1.2.6"),
        Severity.ERROR,
        "a CA has a subject");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isCa();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.subject().size() == 0 ? Optional.of("an empty name") : NOTHING;
  }
}
