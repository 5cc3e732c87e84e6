package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/**
 * Only the inner one is signed: a difference is what somebody who swaps the algorithm would leave.
 */
public final class SignatureAlgorithmsAgree extends Lint {

  public SignatureAlgorithmsAgree() {
    super(
        "rfc5280/signature-algorithms-agree",
        Citation.rfc(5280, "4.1.1.2"),
        Severity.ERROR,
        "the signature algorithm outside is the one inside, parameters included");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.signatureAlgorithm().isSameAs(certificate.tbsSignatureAlgorithm())
        ? NOTHING
        : Optional.of("outside it is " + certificate.signatureOid() + ", inside not");
  }
}
