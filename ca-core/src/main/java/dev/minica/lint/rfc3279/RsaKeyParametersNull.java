package dev.minica.lint.rfc3279;

import dev.minica.internal.asn1.Tlv;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** Left out, they are a second encoding of the same algorithm, and Go refuses the key. */
public final class RsaKeyParametersNull extends Lint {

  public RsaKeyParametersNull() {
    super(
        "rfc3279/rsa-key-parameters-null",
        Citation.rfc(3279, "2.3.1"),
        Severity.ERROR,
        "the parameters of an RSA key's algorithm are NULL");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.keyOid().equals(SubjectPublicKeyInfo.RSA_ENCRYPTION);
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Optional<Tlv> parameters = certificate.keyParameters();
    return parameters.isPresent() && parameters.get().is(Tlv.NULL)
        ? NOTHING
        : Optional.of(parameters.isPresent() ? "something else" : "they are left out");
  }
}
