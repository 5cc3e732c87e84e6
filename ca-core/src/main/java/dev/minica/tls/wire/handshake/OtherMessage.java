package dev.minica.tls.wire.handshake;

import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * A message whose content is not looked into, or not known.
 *
 * @param type its number
 * @param body the octets after the length
 */
public record OtherMessage(int type, Octets body) implements HandshakeMessage {

  public OtherMessage {
    Bounds.unsigned("msg_type", 1, type);
    Bounds.length("body", body, 0, 0xffffff);
  }

  static OtherMessage decode(Cursor in, int type) throws WireException {
    return new OtherMessage(type, in.rest("body"));
  }

  @Override
  public void encodeBody(Encoder out) {
    out.opaque(body);
  }
}
