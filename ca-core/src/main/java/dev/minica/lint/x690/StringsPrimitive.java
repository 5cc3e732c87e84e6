package dev.minica.lint.x690;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryValue;

/** BER lets a string be put together from pieces. */
public final class StringsPrimitive extends EveryValue {

  public StringsPrimitive() {
    super("x690/strings-primitive", Citation.x690("10.2"), "strings are in one piece");
  }

  @Override
  protected boolean isBroken(Tlv value) {
    return value.isConstructed() && isString(value.tag() & ~0x20);
  }

  /** The universal tags that are neither SEQUENCE, SET nor made of others. */
  private static boolean isString(int tag) {
    return tag == Tlv.BIT_STRING
        || tag == Tlv.OCTET_STRING
        || tag == Tlv.UTF8_STRING
        || (tag >= 0x12 && tag <= Tlv.BMP_STRING);
  }
}
