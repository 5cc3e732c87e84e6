package dev.minica.lint.rfc8410;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** The object identifier says it all. */
public final class SignatureParametersAbsent extends Lint {

  public SignatureParametersAbsent() {
    super(
        "rfc8410/signature-parameters-absent",
        Citation.rfc(8410, "3"),
        Severity.ERROR,
        "the signature algorithms Ed25519 and Ed448 have no parameters");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.signatureOid().startsWith("1.3.101.11");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.signatureParameters().isPresent() ? Optional.of("they have some") : NOTHING;
  }
}
