package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Faults;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.HexFormat;
import java.util.Optional;

/** A mask with holes is read in as many ways as there are clients. */
public final class SubtreeAddressesAreRanges extends Lint {

  public SubtreeAddressesAreRanges() {
    super(
        "rfc5280/subtree-addresses-are-ranges",
        Citation.rfc(5280, "4.2.1.10"),
        Severity.ERROR,
        "addresses in name constraints are an address and a mask of 8 or 32 octets");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Faults faults = new Faults();
    for (Tlv list : certificate.elements(Extension.NAME_CONSTRAINTS)) {
      for (Tlv subtree : list.elements()) {
        for (Tlv base : subtree.elements().subList(0, Math.min(1, subtree.elements().size()))) {
          if (base.isContext(7) && !isRange(base)) {
            faults.add("the octets " + HexFormat.of().formatHex(base.content()));
          }
        }
      }
    }
    return faults.words();
  }

  /** The mask is ones, then zeros ("in the style of RFC 4632"). */
  private static boolean isRange(Tlv base) {
    if (base.size() != 8 && base.size() != 32) {
      return false;
    }
    boolean ended = false;
    for (int bit = 4 * base.size(); bit < 8 * base.size(); bit++) {
      boolean set = (base.at(bit / 8) & (0x80 >> (bit % 8))) != 0;
      if (set && ended) {
        return false;
      }
      ended |= !set;
    }
    return true;
  }
}
