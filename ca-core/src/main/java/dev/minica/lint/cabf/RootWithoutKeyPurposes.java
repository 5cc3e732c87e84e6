package dev.minica.lint.cabf;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/**
 * A root's purposes are given by who trusts it; clients disagree on whether the extension counts
 * there.
 */
public final class RootWithoutKeyPurposes extends Lint {

  public RootWithoutKeyPurposes() {
    super(
        "cabf/root-without-key-purposes",
        Citation.baselineRequirements("7.1.2.1.2"),
        Severity.NOTICE,
        "a root has no extended key usage");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isRoot() && certificate.has(Extension.EXTENDED_KEY_USAGE);
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return Optional.of("it has one");
  }
}
