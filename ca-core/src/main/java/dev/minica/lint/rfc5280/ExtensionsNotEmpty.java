package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** Who has none leaves the field out. */
public final class ExtensionsNotEmpty extends Lint {

  public ExtensionsNotEmpty() {
    super(
        "rfc5280/extensions-not-empty",
        Citation.rfc(5280, "4.1.2.9"),
        Severity.ERROR,
        "a list of extensions holds at least one");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.extensionsField().isPresent();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.extensions().isEmpty() ? Optional.of("an empty list") : NOTHING;
  }
}
