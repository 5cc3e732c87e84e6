package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.List;

/** Somebody's certificates, in the form of TLS 1.2 or of 1.3. */
public sealed interface CertificateMessage extends HandshakeMessage
    permits Certificate12, Certificate13 {

  /** The room that a vector with a length of three octets has. */
  int MAX = 0xffffff;

  /** DER of the certificates, the sender's own first; none from a client that has none. */
  List<Octets> certificates();

  @Override
  default int type() {
    return HandshakeTypes.CERTIFICATE;
  }

  static CertificateMessage decode(Cursor in, Context context) throws WireException {
    return context.isTls13() ? Certificate13.decode(in) : Certificate12.decode(in);
  }
}
