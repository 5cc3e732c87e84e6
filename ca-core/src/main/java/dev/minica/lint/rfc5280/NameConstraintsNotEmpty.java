package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.List;
import java.util.Optional;

/** Constraints that constrain nothing are a mistake, whatever was meant. */
public final class NameConstraintsNotEmpty extends Lint {

  public NameConstraintsNotEmpty() {
    super(
        "rfc5280/name-constraints-not-empty",
        Citation.rfc(5280, "4.2.1.10"),
        Severity.ERROR,
        "name constraints permit or exclude something");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.has(Extension.NAME_CONSTRAINTS);
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    List<Tlv> parts = certificate.elements(Extension.NAME_CONSTRAINTS);
    for (Tlv part : parts) {
      if (part.size() == 0) {
        return Optional.of("an empty list of subtrees");
      }
    }
    return parts.isEmpty() ? Optional.of("neither permitted nor excluded subtrees") : NOTHING;
  }
}
