package dev.minica.tls.client;

import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.TicketPsk;
import dev.minica.tls.crypto.TrafficSecret;
import dev.minica.tls.wire.Decoded;
import dev.minica.tls.wire.extension.MaxEarlyData;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.KeyUpdate;
import dev.minica.tls.wire.handshake.NewSessionTicket13;
import java.util.Locale;

/** TLS 1.3 after the handshake (RFC 8446 section 4.6). */
final class Established13 implements Established {

  private static final int REQUESTED = 1;
  private static final int NOT_REQUESTED = 0;

  private final Visit visit;
  private final NamedOctets resumptionMaster;
  private final boolean mayBeRefused;
  private TrafficSecret server;
  private TrafficSecret client;

  Established13(
      Visit visit,
      NamedOctets resumptionMaster,
      TrafficSecret server,
      TrafficSecret client,
      boolean mayBeRefused) {
    this.visit = visit;
    this.resumptionMaster = resumptionMaster;
    this.server = server;
    this.client = client;
    this.mayBeRefused = mayBeRefused;
  }

  @Override
  public boolean mayBeRefused() {
    return mayBeRefused;
  }

  @Override
  public void take(Decoded<HandshakeMessage> message) throws Departure {
    if (message.value() instanceof KeyUpdate update) {
      if (update.requestUpdate() > REQUESTED) {
        throw Departure.over(
            Departure.ILLEGAL_PARAMETER,
            "the server's KeyUpdate asks for " + update.requestUpdate() + ", which is nothing");
      }
      server = updated(server);
      visit.records().incoming(Handshake13.protection(server));
      if (update.requestUpdate() == REQUESTED) {
        update(NOT_REQUESTED);
      }
    } else if (message.value() instanceof NewSessionTicket13 ticket) {
      visit.notes().session(session(ticket));
    } else {
      throw Departure.unexpected(message.value().name(), "application data");
    }
  }

  private Session session(NewSessionTicket13 ticket) {
    NamedOctets nonce = NamedOctets.open("ticket_nonce", ticket.nonce().toArray());
    return new Session.OfTls13(
        server.suite(),
        ticket.ticket(),
        ticket.ageAdd(),
        visit.environment().now(),
        TicketPsk.of(server.suite().hash(), resumptionMaster, nonce).output(),
        ticket.extensions().find(MaxEarlyData.class).map(MaxEarlyData::octets).orElse(0L));
  }

  @Override
  public void updateKeys() {
    update(REQUESTED);
  }

  private void update(int request) {
    visit.dialogue().say(new KeyUpdate(request));
    client = updated(client);
    visit.records().outgoing(Handshake13.protection(client));
  }

  /** With a line for it in the key log, whose label OpenSSL ends in this way. */
  private TrafficSecret updated(TrafficSecret secret) {
    TrafficSecret next = secret.next();
    String side = next.sender().label().toUpperCase(Locale.ROOT);
    visit.note(side + "_TRAFFIC_SECRET_N", next.secret());
    return next;
  }
}
