package dev.minica.lint.x690;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryValue;

/** The bits that do not count could otherwise be anything. */
public final class BitStringPaddingZero extends EveryValue {

  public BitStringPaddingZero() {
    super(
        "x690/bit-string-padding-zero",
        Citation.x690("11.2.1"),
        "the unused bits at the end of a BIT STRING are zero");
  }

  @Override
  protected boolean isBroken(Tlv value) {
    return value.is(Tlv.BIT_STRING) && (value.size() == 0 || isPaddedWithOnes(value));
  }

  private static boolean isPaddedWithOnes(Tlv value) {
    int unused = value.at(0);
    int last = value.size() == 1 ? 0 : value.at(value.size() - 1);
    return unused > 7 || (value.size() == 1 && unused > 0) || (last & ((1 << unused) - 1)) != 0;
  }
}
