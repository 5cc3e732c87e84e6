package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Attribute;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryAttribute;
import dev.minica.lint.Severity;

/** IA5 is ASCII. Octets over 7f have been meant as Latin-1 and as UTF-8. */
public final class Ia5StringCharacters extends EveryAttribute {

  public Ia5StringCharacters() {
    super(
        "rfc5280/ia-5-string-characters",
        Citation.rfc(5280, "A.1"),
        Severity.ERROR,
        "an IA5String holds only ASCII");
  }

  @Override
  protected boolean isBroken(Attribute attribute) {
    return attribute.value().is(Tlv.IA5_STRING) && hasOthers(attribute.value());
  }

  private static boolean hasOthers(Tlv value) {
    for (int i = 0; i < value.size(); i++) {
      if (value.at(i) >= 0x80) {
        return true;
      }
    }
    return false;
  }
}
