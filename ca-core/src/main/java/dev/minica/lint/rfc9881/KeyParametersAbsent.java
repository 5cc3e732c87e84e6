package dev.minica.lint.rfc9881;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** The object identifier says it all. */
public final class KeyParametersAbsent extends Lint {

  public KeyParametersAbsent() {
    super(
        "rfc9881/key-parameters-absent",
        Citation.rfc(9881, "2"),
        Severity.ERROR,
        "ML-DSA keys have no parameters");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return MlDsaKeyUsage.isMlDsa(certificate.keyOid());
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.keyParameters().isPresent() ? Optional.of("they have some") : NOTHING;
  }
}
