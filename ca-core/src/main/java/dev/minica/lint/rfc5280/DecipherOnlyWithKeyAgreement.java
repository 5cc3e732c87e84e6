package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.KeyUsage;
import java.util.Optional;

/** The bit narrows keyAgreement; alone it has no meaning. */
public final class DecipherOnlyWithKeyAgreement extends Lint {

  public DecipherOnlyWithKeyAgreement() {
    super(
        "rfc5280/decipher-only-with-key-agreement",
        Citation.rfc(5280, "4.2.1.3"),
        Severity.WARNING,
        "decipherOnly comes with keyAgreement");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.role().allows(KeyUsage.DECIPHER_ONLY)
            && !certificate.role().allows(KeyUsage.KEY_AGREEMENT)
        ? Optional.of("decipherOnly without it")
        : NOTHING;
  }
}
