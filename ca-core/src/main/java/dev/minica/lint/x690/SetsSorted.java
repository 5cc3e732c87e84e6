package dev.minica.lint.x690;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryValue;
import java.util.Arrays;
import java.util.List;

/**
 * A relative name of several attributes is a set, and two orders would be two encodings of one
 * name.
 */
public final class SetsSorted extends EveryValue {

  public SetsSorted() {
    super(
        "x690/sets-sorted",
        Citation.x690("11.6"),
        "the members of a SET OF are in ascending order of their encodings");
  }

  @Override
  protected boolean isBroken(Tlv value) {
    byte[] before = new byte[0];
    for (Tlv member : value.is(Tlv.SET) ? value.elements() : List.<Tlv>of()) {
      byte[] encoded = member.encoded();
      if (Arrays.compareUnsigned(before, encoded) > 0) {
        return true;
      }
      before = encoded;
    }
    return false;
  }
}
