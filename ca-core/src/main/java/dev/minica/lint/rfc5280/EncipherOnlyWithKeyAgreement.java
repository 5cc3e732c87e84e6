package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.KeyUsage;
import java.util.Optional;

/** The bit narrows keyAgreement; alone it has no meaning. */
public final class EncipherOnlyWithKeyAgreement extends Lint {

  public EncipherOnlyWithKeyAgreement() {
    super(
        "rfc5280/encipher-only-with-key-agreement",
        Citation.rfc(5280, "4.2.1.3"),
        Severity.WARNING,
        "encipherOnly comes with keyAgreement");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.role().allows(KeyUsage.ENCIPHER_ONLY)
            && !certificate.role().allows(KeyUsage.KEY_AGREEMENT)
        ? Optional.of("encipherOnly without it")
        : NOTHING;
  }
}
