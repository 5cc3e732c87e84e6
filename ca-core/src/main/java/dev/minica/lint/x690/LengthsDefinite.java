package dev.minica.lint.x690;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryValue;

/**
 * BER allows a value to go on until two zero octets, so one certificate would have many encodings
 * and many digests.
 */
public final class LengthsDefinite extends EveryValue {

  public LengthsDefinite() {
    super("x690/lengths-definite", Citation.x690("10.1"), "no value is of indefinite length");
  }

  @Override
  protected boolean isBroken(Tlv value) {
    return value.isIndefinite();
  }
}
