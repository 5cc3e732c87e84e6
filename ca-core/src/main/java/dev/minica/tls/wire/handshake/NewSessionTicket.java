package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/** With it the client can come back sooner, in the form of TLS 1.2 or of 1.3. */
public sealed interface NewSessionTicket extends HandshakeMessage
    permits NewSessionTicket12, NewSessionTicket13 {

  /** For how many seconds the server means to take it. */
  long lifetime();

  /** Opaque to the client. */
  Octets ticket();

  @Override
  default int type() {
    return HandshakeTypes.NEW_SESSION_TICKET;
  }

  static NewSessionTicket decode(Cursor in, Context context) throws WireException {
    return context.isTls13() ? NewSessionTicket13.decode(in) : NewSessionTicket12.decode(in);
  }
}
