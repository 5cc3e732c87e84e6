package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.CodePoints;
import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.WireException;

/**
 * The sender's next records have new keys (RFC 8446 section 4.6.3).
 *
 * <pre>
 * enum {
 *     update_not_requested(0), update_requested(1), (255)
 * } KeyUpdateRequest;
 *
 * struct {
 *     KeyUpdateRequest request_update;
 * } KeyUpdate;
 * </pre>
 *
 * @param requestUpdate 1 if the other side is to do the same
 */
public record KeyUpdate(int requestUpdate) implements HandshakeMessage {

  public KeyUpdate {
    Bounds.unsigned("request_update", 1, requestUpdate);
  }

  static KeyUpdate decode(Cursor in) throws WireException {
    return new KeyUpdate(in.uint8("request_update", CodePoints::keyUpdateRequest));
  }

  @Override
  public int type() {
    return HandshakeTypes.KEY_UPDATE;
  }

  @Override
  public void encodeBody(Encoder out) {
    out.uint8(requestUpdate);
  }
}
