package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.WireException;

/**
 * Proof that the sender has the key of its certificate: a signature over what was said so far (RFC
 * 8446 section 4.4.3, RFC 5246 section 7.4.8).
 *
 * <pre>
 * struct {
 *     SignatureScheme algorithm;
 *     opaque signature&lt;0..2^16-1&gt;;
 * } CertificateVerify;
 * </pre>
 */
public record CertificateVerify(DigitallySigned signed) implements HandshakeMessage {

  static CertificateVerify decode(Cursor in, Context context) throws WireException {
    return new CertificateVerify(DigitallySigned.decode(in, context));
  }

  @Override
  public int type() {
    return HandshakeTypes.CERTIFICATE_VERIFY;
  }

  @Override
  public void encodeBody(Encoder out) {
    signed.encode(out);
  }
}
