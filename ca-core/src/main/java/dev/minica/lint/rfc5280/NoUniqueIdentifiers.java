package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** They were for names that are given to somebody else later, and no client looks at them. */
public final class NoUniqueIdentifiers extends Lint {

  public NoUniqueIdentifiers() {
    super(
        "rfc5280/no-unique-identifiers",
        Citation.rfc(5280, "4.1.2.8"),
        Severity.ERROR,
        "there are no unique identifiers");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.uniqueIdentifiers().isEmpty()
        ? NOTHING
        : Optional.of(certificate.uniqueIdentifiers().size() + " unique identifiers");
  }
}
