package dev.minica.tls.wire.handshake;

import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * NewSessionTicket of TLS 1.2 (RFC 5077 section 3.3).
 *
 * <pre>
 * struct {
 *     uint32 ticket_lifetime_hint;
 *     opaque ticket&lt;0..2^16-1&gt;;
 * } NewSessionTicket;
 * </pre>
 *
 * @param lifetime in seconds; 0 if it is not said
 * @param ticket empty if there is none after all
 */
public record NewSessionTicket12(long lifetime, Octets ticket) implements NewSessionTicket {

  private static final int MAX = 0xffff;

  public NewSessionTicket12 {
    Bounds.unsigned("ticket_lifetime_hint", 4, lifetime);
    Bounds.length("ticket", ticket, 0, MAX);
  }

  static NewSessionTicket12 decode(Cursor in) throws WireException {
    return new NewSessionTicket12(
        in.uint32("ticket_lifetime_hint"), in.opaqueVector("ticket", 2, 0, MAX));
  }

  @Override
  public void encodeBody(Encoder out) {
    out.uint32(lifetime).vector(2, ticket);
  }
}
