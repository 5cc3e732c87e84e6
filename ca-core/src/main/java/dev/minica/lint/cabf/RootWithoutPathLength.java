package dev.minica.lint.cabf;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/**
 * RFC 5280 section 6.1 does not apply an anchor's constraints, so some clients do and some do not.
 */
public final class RootWithoutPathLength extends Lint {

  public RootWithoutPathLength() {
    super(
        "cabf/root-without-path-length",
        Citation.baselineRequirements("7.1.2.1.4"),
        Severity.NOTICE,
        "a root has no path length constraint");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isRoot() && certificate.role().pathLength().isPresent();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return Optional.of("it has one");
  }
}
