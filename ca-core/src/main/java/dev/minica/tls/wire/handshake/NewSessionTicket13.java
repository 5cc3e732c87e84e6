package dev.minica.tls.wire.handshake;

import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.extension.Carrier;
import dev.minica.tls.wire.extension.Extensions;

/**
 * NewSessionTicket of TLS 1.3 (RFC 8446 section 4.6.1).
 *
 * <pre>
 * struct {
 *     uint32 ticket_lifetime;
 *     uint32 ticket_age_add;
 *     opaque ticket_nonce&lt;0..255&gt;;
 *     opaque ticket&lt;1..2^16-1&gt;;
 *     Extension extensions&lt;0..2^16-2&gt;;
 * } NewSessionTicket;
 * </pre>
 *
 * @param lifetime in seconds, a week at most by the RFC
 * @param ageAdd what the client adds to the age of the ticket, modulo 2^32
 * @param nonce makes the pre-shared keys of several tickets differ
 * @param ticket the identity of the pre-shared key
 * @param extensions early_data, or none
 */
public record NewSessionTicket13(
    long lifetime, long ageAdd, Octets nonce, Octets ticket, Extensions extensions)
    implements NewSessionTicket {

  private static final int MAX = 0xffff;
  private static final int MAX_NONCE = 0xff;

  public NewSessionTicket13 {
    Bounds.unsigned("ticket_lifetime", 4, lifetime);
    Bounds.unsigned("ticket_age_add", 4, ageAdd);
    Bounds.length("ticket_nonce", nonce, 0, MAX_NONCE);
    Bounds.length("ticket", ticket, 1, MAX);
  }

  static NewSessionTicket13 decode(Cursor in) throws WireException {
    return new NewSessionTicket13(
        in.uint32("ticket_lifetime"),
        in.uint32("ticket_age_add"),
        in.opaqueVector("ticket_nonce", 1, 0, MAX_NONCE),
        in.opaqueVector("ticket", 2, 1, MAX),
        Extensions.decode(in, Carrier.NEW_SESSION_TICKET));
  }

  @Override
  public void encodeBody(Encoder out) {
    out.uint32(lifetime).uint32(ageAdd).vector(1, nonce).vector(2, ticket);
    extensions.encode(out);
  }
}
