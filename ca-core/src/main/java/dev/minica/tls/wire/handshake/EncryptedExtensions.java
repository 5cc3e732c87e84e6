package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.extension.Carrier;
import dev.minica.tls.wire.extension.Extensions;

/**
 * The server's answers that the keys do not depend on (RFC 8446 section 4.3.1).
 *
 * <pre>
 * struct {
 *     Extension extensions&lt;0..2^16-1&gt;;
 * } EncryptedExtensions;
 * </pre>
 */
public record EncryptedExtensions(Extensions extensions) implements HandshakeMessage {

  static EncryptedExtensions decode(Cursor in) throws WireException {
    return new EncryptedExtensions(Extensions.decode(in, Carrier.ENCRYPTED_EXTENSIONS));
  }

  @Override
  public int type() {
    return HandshakeTypes.ENCRYPTED_EXTENSIONS;
  }

  @Override
  public void encodeBody(Encoder out) {
    extensions.encode(out);
  }
}
