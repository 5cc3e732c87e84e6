package dev.minica.lint.x690;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryValue;

/** BER takes every octet but 00 for TRUE. */
public final class BooleansZeroOrAllOnes extends EveryValue {

  public BooleansZeroOrAllOnes() {
    super(
        "x690/booleans-zero-or-all-ones", Citation.x690("11.1"), "TRUE is the octet ff, FALSE 00");
  }

  @Override
  protected boolean isBroken(Tlv value) {
    return value.is(Tlv.BOOLEAN)
        && (value.size() != 1 || (value.at(0) != 0 && value.at(0) != 0xff));
  }
}
