package dev.minica.lint.rfc9881;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** The object identifier says it all. */
public final class SignatureParametersAbsent extends Lint {

  public SignatureParametersAbsent() {
    super(
        "rfc9881/signature-parameters-absent",
        Citation.rfc(9881, "2"),
        Severity.ERROR,
        "the signature algorithms of ML-DSA have no parameters");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return MlDsaKeyUsage.isMlDsa(certificate.signatureOid());
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.signatureParameters().isPresent() ? Optional.of("they have some") : NOTHING;
  }
}
