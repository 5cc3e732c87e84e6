package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryAltName;
import dev.minica.lint.Severity;

/** Text and ranges are the usual mistakes; both match no connection. */
public final class AddressesOf4Or16Octets extends EveryAltName {

  public AddressesOf4Or16Octets() {
    super(
        "rfc5280/addresses-of-4-or-16-octets",
        Citation.rfc(5280, "4.2.1.6"),
        Severity.ERROR,
        "an iPAddress has 4 or 16 octets");
  }

  @Override
  protected boolean isBroken(Tlv name) {
    return name.isContext(IP) && name.size() != 4 && name.size() != 16;
  }
}
