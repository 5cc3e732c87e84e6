package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * What stands for the first ClientHello in the transcript after a HelloRetryRequest; it is never
 * sent (RFC 8446 section 4.4.1).
 *
 * @param hash of the first ClientHello
 */
public record MessageHash(Octets hash) implements HandshakeMessage {

  public MessageHash {
    Bounds.length("hash", hash, 0, 0xffffff);
  }

  static MessageHash decode(Cursor in) throws WireException {
    return new MessageHash(in.rest("hash"));
  }

  @Override
  public int type() {
    return HandshakeTypes.MESSAGE_HASH;
  }

  @Override
  public void encodeBody(Encoder out) {
    out.opaque(hash);
  }
}
