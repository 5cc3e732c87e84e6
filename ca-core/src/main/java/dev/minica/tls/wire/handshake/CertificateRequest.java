package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.List;

/** A server wants the client's certificate, in the form of TLS 1.2 or of 1.3. */
public sealed interface CertificateRequest extends HandshakeMessage
    permits CertificateRequest12, CertificateRequest13 {

  /** DER of the names of CAs whose certificates would do; none if any would. */
  List<Octets> authorities();

  /** The signature schemes that would do; none if they are not said, before TLS 1.2. */
  List<Integer> signatureSchemes();

  @Override
  default int type() {
    return HandshakeTypes.CERTIFICATE_REQUEST;
  }

  static CertificateRequest decode(Cursor in, Context context) throws WireException {
    return context.isTls13()
        ? CertificateRequest13.decode(in)
        : CertificateRequest12.decode(in, context);
  }
}
