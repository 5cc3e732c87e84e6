package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * early_data of a NewSessionTicket (RFC 8446 section 4.2.10).
 *
 * <pre>
 * struct {
 *     select (Handshake.msg_type) {
 *         case new_session_ticket:   uint32 max_early_data_size;
 *         ...
 *     };
 * } EarlyDataIndication;
 * </pre>
 *
 * @param octets how many octets of early data the server takes with this ticket
 */
public record MaxEarlyData(long octets) implements Extension {

  public MaxEarlyData {
    Bounds.unsigned("octets", 4, octets);
  }

  static MaxEarlyData decode(Cursor in) throws WireException {
    return new MaxEarlyData(in.uint32("max_early_data_size"));
  }

  @Override
  public int type() {
    return ExtensionTypes.EARLY_DATA;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.uint32(octets));
  }

  @Override
  public String summary() {
    return octets + " octets";
  }
}
