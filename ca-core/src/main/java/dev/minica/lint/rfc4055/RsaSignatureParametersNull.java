package dev.minica.lint.rfc4055;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** Writers must, although readers must accept that they are left out. */
public final class RsaSignatureParametersNull extends Lint {

  public RsaSignatureParametersNull() {
    super(
        "rfc4055/rsa-signature-parameters-null",
        Citation.rfc(4055, "5"),
        Severity.ERROR,
        "the parameters of an RSA signature algorithm with PKCS #1 v1.5 padding are NULL");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return switch (certificate.signatureOid()) {
      case "1.2.840.113549.1.1.5",
          "1.2.840.113549.1.1.11",
          "1.2.840.113549.1.1.12",
          "1.2.840.113549.1.1.13",
          "1.2.840.113549.1.1.14" ->
          true;
      default -> false;
    };
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Optional<Tlv> parameters = certificate.signatureParameters();
    return parameters.isPresent() && parameters.get().is(Tlv.NULL)
        ? NOTHING
        : Optional.of(parameters.isPresent() ? "something else" : "they are left out");
  }
}
