package dev.minica.tls.client;

import dev.minica.tls.crypto.TrafficSecret;
import dev.minica.tls.wire.Decoded;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.KeyUpdate;
import dev.minica.tls.wire.handshake.NewSessionTicket13;

/** TLS 1.3 after the handshake (RFC 8446 section 4.6). */
final class Established13 implements Established {

  private static final int REQUESTED = 1;
  private static final int NOT_REQUESTED = 0;

  private final Dialogue dialogue;
  private final boolean mayBeRefused;
  private TrafficSecret server;
  private TrafficSecret client;

  Established13(
      Dialogue dialogue, TrafficSecret server, TrafficSecret client, boolean mayBeRefused) {
    this.dialogue = dialogue;
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
      server = server.next();
      dialogue.records().incoming(Handshake13.protection(server));
      if (update.requestUpdate() == REQUESTED) {
        update(NOT_REQUESTED);
      }
    } else if (!(message.value() instanceof NewSessionTicket13)) {
      throw Departure.unexpected(message.value().name(), "application data");
    }
  }

  private void update(int request) {
    dialogue.say(new KeyUpdate(request));
    client = client.next();
    dialogue.records().outgoing(Handshake13.protection(client));
  }
}
