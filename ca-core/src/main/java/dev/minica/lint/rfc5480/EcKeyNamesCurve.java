package dev.minica.lint.rfc5480;

import dev.minica.internal.asn1.Tlv;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/**
 * Curves spelled out in full have let forgers choose a curve on which a CA's public key is theirs
 * (CVE-2020-0601).
 */
public final class EcKeyNamesCurve extends Lint {

  public EcKeyNamesCurve() {
    super(
        "rfc5480/ec-key-names-curve",
        Citation.rfc(5480, "2.1.1"),
        Severity.ERROR,
        "an EC key names its curve");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.keyOid().equals(SubjectPublicKeyInfo.EC_PUBLIC_KEY);
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Optional<Tlv> parameters = certificate.keyParameters();
    return parameters.isPresent() && parameters.get().is(Tlv.OBJECT_IDENTIFIER)
        ? NOTHING
        : Optional.of(parameters.isPresent() ? "it spells it out" : "it names none");
  }
}
