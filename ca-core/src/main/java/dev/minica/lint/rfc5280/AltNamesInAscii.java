package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryAltName;
import dev.minica.lint.Severity;

/** The three kinds of text are IA5Strings: international names have an ASCII form. */
public final class AltNamesInAscii extends EveryAltName {

  public AltNamesInAscii() {
    super(
        "rfc5280/alt-names-in-ascii",
        Citation.rfc(5280, "4.2.1.6"),
        Severity.ERROR,
        "names of hosts, mailboxes and URIs hold only ASCII");
  }

  @Override
  protected boolean isBroken(Tlv name) {
    boolean text = name.isContext(EMAIL) || name.isContext(DNS) || name.isContext(URI);
    for (int i = 0; text && i < name.size(); i++) {
      if (name.at(i) >= 0x80) {
        return true;
      }
    }
    return false;
  }
}
