package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Faults;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Of two, whose qualifiers count? */
public final class PoliciesOnce extends Lint {

  public PoliciesOnce() {
    super(
        "rfc5280/policies-once",
        Citation.rfc(5280, "4.2.1.4"),
        Severity.ERROR,
        "no policy is there twice");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Set<String> seen = new HashSet<>();
    Faults faults = new Faults();
    for (Tlv policy : certificate.elements(Extension.CERTIFICATE_POLICIES)) {
      for (Tlv part : policy.elements()) {
        if (part.is(Tlv.OBJECT_IDENTIFIER) && !seen.add(part.objectIdentifier())) {
          faults.add("policy " + part.objectIdentifier());
        }
      }
    }
    return faults.words();
  }
}
