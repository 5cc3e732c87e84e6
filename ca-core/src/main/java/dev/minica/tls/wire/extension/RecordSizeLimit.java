package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * record_size_limit (RFC 8449 section 4).
 *
 * <pre>
 * uint16 RecordSizeLimit;
 * </pre>
 *
 * @param octets the longest plaintext that the sender takes in one record; RFC 8449 wants 64 at
 *     least
 */
public record RecordSizeLimit(int octets) implements Extension {

  public RecordSizeLimit {
    Bounds.unsigned("octets", 2, octets);
  }

  static RecordSizeLimit decode(Cursor in) throws WireException {
    return new RecordSizeLimit(in.uint16("RecordSizeLimit"));
  }

  @Override
  public int type() {
    return ExtensionTypes.RECORD_SIZE_LIMIT;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.uint16(octets));
  }

  @Override
  public String summary() {
    return octets + " octets";
  }
}
