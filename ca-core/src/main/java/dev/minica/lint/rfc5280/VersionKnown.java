package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** There are three versions; a reader cannot know what a fourth would mean. */
public final class VersionKnown extends Lint {

  public VersionKnown() {
    super(
        "rfc5280/version-known",
        Citation.rfc(5280, "4.1.2.1"),
        Severity.ERROR,
        "the version is 1, 2 or 3");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.version() > 3 ? Optional.of("version " + certificate.version()) : NOTHING;
  }
}
