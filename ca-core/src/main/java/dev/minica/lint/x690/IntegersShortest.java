package dev.minica.lint.x690;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryValue;

/**
 * Nine equal bits at the start say nothing; some parsers refuse them, others drop them and get
 * another number's encoding.
 */
public final class IntegersShortest extends EveryValue {

  public IntegersShortest() {
    super(
        "x690/integers-shortest",
        Citation.x690("8.3.2"),
        "an INTEGER takes as few octets as it can");
  }

  @Override
  protected boolean isBroken(Tlv value) {
    return value.is(Tlv.INTEGER) && (value.size() == 0 || isPadded(value));
  }

  private static boolean isPadded(Tlv value) {
    boolean sign = value.size() > 1 && value.at(1) >= 0x80;
    return value.size() > 1 && value.at(0) == (sign ? 0xff : 0);
  }
}
