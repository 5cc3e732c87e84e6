package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Faults;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/** The fields minimum and maximum have no use with any form of name. */
public final class SubtreesWithoutDistances extends Lint {

  public SubtreesWithoutDistances() {
    super(
        "rfc5280/subtrees-without-distances",
        Citation.rfc(5280, "4.2.1.10"),
        Severity.ERROR,
        "subtrees of name constraints have no minimum and no maximum");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Faults faults = new Faults();
    for (Tlv list : certificate.elements(Extension.NAME_CONSTRAINTS)) {
      for (Tlv subtree : list.elements()) {
        if (subtree.elements().size() > 1) {
          faults.add("a subtree with one");
        }
      }
    }
    return faults.words();
  }
}
