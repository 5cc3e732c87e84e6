package dev.minica.lint.x690;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** Version 1 is the default, so a field that says so is a second encoding of the same. */
public final class DefaultVersionLeftOut extends Lint {

  public DefaultVersionLeftOut() {
    super(
        "x690/default-version-left-out",
        Citation.x690("11.5"),
        Severity.ERROR,
        "version 1 is not encoded, being the default");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.versionField().isPresent() && certificate.version() == 1
        ? Optional.of("the version 1")
        : NOTHING;
  }
}
