package dev.minica.lint.cabf;

import dev.minica.internal.asn1.Tlv;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** Libraries have other curves, browsers do not. */
public final class CurveOfThree extends Lint {

  public CurveOfThree() {
    super(
        "cabf/curve-of-three",
        Citation.baselineRequirements("6.1.5"),
        Severity.NOTICE,
        "an EC key is on P-256, P-384 or P-521");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.keyOid().equals(SubjectPublicKeyInfo.EC_PUBLIC_KEY);
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Optional<Tlv> parameters = certificate.keyParameters();
    if (parameters.isEmpty() || !parameters.get().is(Tlv.OBJECT_IDENTIFIER)) {
      return NOTHING;
    }
    return switch (parameters.get().objectIdentifier()) {
      case "1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35" -> NOTHING;
      default -> Optional.of("curve " + parameters.get().objectIdentifier());
    };
  }
}
