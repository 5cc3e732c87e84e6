package dev.minica.lint.x690;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryValue;

/**
 * A length with octets to spare is a second encoding of the same content, over which a signature
 * does not hold.
 */
public final class LengthsShortest extends EveryValue {

  public LengthsShortest() {
    super("x690/lengths-shortest", Citation.x690("10.1"), "a length takes as few octets as it can");
  }

  @Override
  protected boolean isBroken(Tlv value) {
    return !value.isLengthShortest();
  }
}
