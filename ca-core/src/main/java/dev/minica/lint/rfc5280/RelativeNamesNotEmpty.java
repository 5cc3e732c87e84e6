package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Faults;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.List;
import java.util.Optional;

/** A set of no attributes names nothing, and libraries differ on whether it is a name at all. */
public final class RelativeNamesNotEmpty extends Lint {

  public RelativeNamesNotEmpty() {
    super(
        "rfc5280/relative-names-not-empty",
        Citation.rfc(5280, "4.1.2.4"),
        Severity.ERROR,
        "each relative distinguished name has an attribute");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Faults faults = new Faults();
    for (Tlv name : List.of(certificate.issuer(), certificate.subject())) {
      for (Tlv relativeName : name.elements()) {
        if (relativeName.size() == 0) {
          faults.add("an empty set");
        }
      }
    }
    return faults.words();
  }
}
