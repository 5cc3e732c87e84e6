package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * renegotiation_info: this handshake belongs to that connection (RFC 5746 section 3.2).
 *
 * <pre>
 * struct {
 *     opaque renegotiated_connection&lt;0..255&gt;;
 * } RenegotiationInfo;
 * </pre>
 *
 * @param renegotiatedConnection empty in a first handshake; later the Finished of the one before
 */
public record RenegotiationInfo(Octets renegotiatedConnection) implements Extension {

  private static final int MAX = 0xff;

  public RenegotiationInfo {
    Bounds.length("renegotiated_connection", renegotiatedConnection, 0, MAX);
  }

  static RenegotiationInfo decode(Cursor in) throws WireException {
    return new RenegotiationInfo(in.opaqueVector("renegotiated_connection", 1, 0, MAX));
  }

  @Override
  public int type() {
    return ExtensionTypes.RENEGOTIATION_INFO;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.vector(1, renegotiatedConnection));
  }

  @Override
  public String summary() {
    return renegotiatedConnection.isEmpty() ? "no renegotiation" : "renegotiation";
  }
}
