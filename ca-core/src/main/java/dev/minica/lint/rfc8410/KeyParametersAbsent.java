package dev.minica.lint.rfc8410;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** The object identifier says it all. */
public final class KeyParametersAbsent extends Lint {

  public KeyParametersAbsent() {
    super(
        "rfc8410/key-parameters-absent",
        Citation.rfc(8410, "3"),
        Severity.ERROR,
        "keys on the curves 25519 and 448 have no parameters");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.keyOid().startsWith("1.3.101.11");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.keyParameters().isPresent() ? Optional.of("they have some") : NOTHING;
  }
}
