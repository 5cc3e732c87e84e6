package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.CodePoints;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * max_fragment_length (RFC 6066 section 4).
 *
 * <pre>
 * enum{
 *     2^9(1), 2^10(2), 2^11(3), 2^12(4), (255)
 * } MaxFragmentLength;
 * </pre>
 *
 * @param code 1 to 4 for 2^9 to 2^12 octets
 */
public record MaxFragmentLength(int code) implements Extension {

  public MaxFragmentLength {
    Bounds.unsigned("code", 1, code);
  }

  static MaxFragmentLength decode(Cursor in) throws WireException {
    return new MaxFragmentLength(in.uint8("max_fragment_length", CodePoints::maxFragmentLength));
  }

  @Override
  public int type() {
    return ExtensionTypes.MAX_FRAGMENT_LENGTH;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.uint8(code));
  }

  @Override
  public String summary() {
    return CodePoints.maxFragmentLength(code) + " octets";
  }
}
