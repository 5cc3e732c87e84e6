package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/** It is no policy but a word for all of them. */
public final class AnyPolicyNotMapped extends Lint {

  private static final String ANY_POLICY = "2.5.29.32.0";

  public AnyPolicyNotMapped() {
    super(
        "rfc5280/any-policy-not-mapped",
        Citation.rfc(5280, "4.2.1.5"),
        Severity.ERROR,
        "policies are mapped neither to nor from anyPolicy");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    for (Tlv mapping : certificate.elements(Extension.POLICY_MAPPINGS)) {
      for (Tlv policy : mapping.elements()) {
        if (policy.objectIdentifier().equals(ANY_POLICY)) {
          return Optional.of("a mapping with anyPolicy");
        }
      }
    }
    return NOTHING;
  }
}
