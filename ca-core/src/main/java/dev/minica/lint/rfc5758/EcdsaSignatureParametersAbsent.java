package dev.minica.lint.rfc5758;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** A NULL there, as RSA has it, is refused by some clients and overlooked by others. */
public final class EcdsaSignatureParametersAbsent extends Lint {

  public EcdsaSignatureParametersAbsent() {
    super(
        "rfc5758/ecdsa-signature-parameters-absent",
        Citation.rfc(5758, "3.2"),
        Severity.ERROR,
        "the signature algorithms of ECDSA have no parameters");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.signatureOid().startsWith("1.2.840.10045.4.3.");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.signatureParameters().isPresent() ? Optional.of("they have some") : NOTHING;
  }
}
