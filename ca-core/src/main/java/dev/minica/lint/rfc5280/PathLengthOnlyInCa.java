package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** An end entity has nothing below it that could be long. */
public final class PathLengthOnlyInCa extends Lint {

  public PathLengthOnlyInCa() {
    super(
        "rfc5280/path-length-only-in-ca",
        Citation.rfc(5280, "4.2.1.9"),
        Severity.ERROR,
        "only a CA has a path length constraint");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return !certificate.role().isCa();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.role().pathLength().isPresent()
        ? Optional.of("it has one and is no CA")
        : NOTHING;
  }
}
