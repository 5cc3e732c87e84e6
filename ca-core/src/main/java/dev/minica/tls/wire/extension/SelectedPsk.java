package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * pre_shared_key of a ServerHello: which of the client's the server takes (RFC 8446 section
 * 4.2.11).
 *
 * <pre>
 * struct {
 *     select (Handshake.msg_type) {
 *         ...
 *         case server_hello: uint16 selected_identity;
 *     };
 * } PreSharedKeyExtension;
 * </pre>
 *
 * @param identity its place in the client's list, from 0 on
 */
public record SelectedPsk(int identity) implements Extension {

  public SelectedPsk {
    Bounds.unsigned("identity", 2, identity);
  }

  static SelectedPsk decode(Cursor in) throws WireException {
    return new SelectedPsk(in.uint16("selected_identity"));
  }

  @Override
  public int type() {
    return ExtensionTypes.PRE_SHARED_KEY;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.uint16(identity));
  }

  @Override
  public String summary() {
    return "identity " + identity;
  }
}
