package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * Proof that both sides have the same keys and the same conversation (RFC 8446 section 4.4.4, RFC
 * 5246 section 7.4.9).
 *
 * <pre>
 * struct {
 *     opaque verify_data[Hash.length];    &#47;* 12 octets up to TLS 1.2 *&#47;
 * } Finished;
 * </pre>
 *
 * @param verifyData of whatever length it was sent with
 */
public record Finished(Octets verifyData) implements HandshakeMessage {

  public Finished {
    Bounds.length("verify_data", verifyData, 0, 0xffffff);
  }

  static Finished decode(Cursor in) throws WireException {
    return new Finished(in.rest("verify_data"));
  }

  @Override
  public int type() {
    return HandshakeTypes.FINISHED;
  }

  @Override
  public void encodeBody(Encoder out) {
    out.opaque(verifyData);
  }
}
