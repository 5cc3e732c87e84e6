package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * session_ticket: the extension is the ticket, without a length of its own (RFC 5077 section 3.2
 * and appendix A). It is empty when there is none yet, and in a ServerHello.
 *
 * @param ticket with which a session of TLS 1.2 is resumed; opaque to the client
 */
public record SessionTicket(Octets ticket) implements Extension {

  public SessionTicket {
    Bounds.length("ticket", ticket, 0, 0xffff);
  }

  static SessionTicket decode(Cursor in) throws WireException {
    return new SessionTicket(in.rest("ticket"));
  }

  @Override
  public int type() {
    return ExtensionTypes.SESSION_TICKET;
  }

  @Override
  public Octets data() {
    return ticket;
  }

  @Override
  public String summary() {
    return ticket.isEmpty() ? "none yet" : ticket.length() + " octets";
  }
}
