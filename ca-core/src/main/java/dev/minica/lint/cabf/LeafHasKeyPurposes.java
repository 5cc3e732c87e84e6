package dev.minica.lint.cabf;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/** Without the extension a key that leaks from one service serves an attacker for every other. */
public final class LeafHasKeyPurposes extends Lint {

  public LeafHasKeyPurposes() {
    super(
        "cabf/leaf-has-key-purposes",
        Citation.baselineRequirements("7.1.2.7.6"),
        Severity.NOTICE,
        "an end entity's certificate has extended key usage");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.version() >= 3 && !certificate.role().isCa();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.has(Extension.EXTENDED_KEY_USAGE) ? NOTHING : Optional.of("there is none");
  }
}
