package dev.minica.lint.clients;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Attribute;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryAttribute;
import dev.minica.lint.Severity;

/**
 * Clients written in C have read names to the first NUL, and so seen another host (CVE-2009-2408);
 * others end or reorder lines of a terminal.
 */
public final class NamesWithoutControls extends EveryAttribute {

  public NamesWithoutControls() {
    super(
        "clients/names-without-controls",
        new Citation("CVE-2009-2408", "NUL in common names"),
        Severity.WARNING,
        "names hold no control characters");
  }

  @Override
  protected boolean isBroken(Attribute attribute) {
    boolean text =
        attribute.value().tag() >= 0x0c && attribute.value().tag() <= Tlv.UNIVERSAL_STRING;
    return text && attribute.text().chars().anyMatch(c -> c < 0x20 || c == 0x7f);
  }
}
