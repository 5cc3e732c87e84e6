package dev.minica.lint.x690;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryValue;

/**
 * A leading 80 octet makes an identifier look different to who compares octets, and the same to who
 * compares numbers: names and purposes have been smuggled past checks that way.
 */
public final class ObjectIdentifiersShortest extends EveryValue {

  public ObjectIdentifiersShortest() {
    super(
        "x690/object-identifiers-shortest",
        Citation.x690("8.19.2"),
        "the parts of an OBJECT IDENTIFIER take as few octets as they can");
  }

  @Override
  protected boolean isBroken(Tlv value) {
    return value.is(Tlv.OBJECT_IDENTIFIER) && isPadded(value);
  }

  private static boolean isPadded(Tlv value) {
    boolean first = true;
    for (int i = 0; i < value.size(); i++) {
      if (first && value.at(i) == 0x80) {
        return true;
      }
      first = value.at(i) < 0x80;
    }
    return !first || value.size() == 0;
  }
}
