package dev.minica.tls.watch;

import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.handshake.Context;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.KeyExchange;
import dev.minica.tls.wire.handshake.NewSessionTicket;
import dev.minica.tls.wire.handshake.ServerHello;
import java.util.Optional;

/**
 * Reads along with what a server of TLS 1.2 sends during a handshake, for what the session can be
 * resumed by. In TLS 1.3 that is encrypted, and resuming is a matter of new secrets.
 *
 * <p>For one thread at a time.
 */
public final class ServerWatch {

  private final ClearHandshake clear = new ClearHandshake(this::heard);
  private boolean isTls12;
  private Octets sessionId = Octets.EMPTY;
  private Octets ticket = Octets.EMPTY;

  /** The next octets of the stream. */
  public void accept(byte[] buffer, int offset, int length) {
    clear.accept(buffer, offset, length);
  }

  /** Whether the server has chosen TLS 1.2 and changed to the keys that were agreed on. */
  public boolean hasKeysOfTls12() {
    return isTls12 && clear.isProtected();
  }

  /**
   * What a client gives to come back: the ticket (RFC 5077 section 3.3), without one the session's
   * id (RFC 5246 section 7.4.1.3). Empty if it cannot come back.
   */
  public Optional<Octets> resumableBy() {
    return Optional.of(ticket.isEmpty() ? sessionId : ticket).filter(name -> !name.isEmpty());
  }

  private void heard(Octets message) throws WireException {
    int type = message.at(0);
    if (type == HandshakeTypes.SERVER_HELLO || type == HandshakeTypes.NEW_SESSION_TICKET) {
      take(HandshakeMessage.decode(message, Context.tls12(KeyExchange.OTHER)).value());
    }
  }

  private void take(HandshakeMessage message) {
    if (message instanceof ServerHello hello) {
      isTls12 = hello.version() == ProtocolVersions.TLS_1_2;
      sessionId = hello.legacySessionId();
    } else if (message instanceof NewSessionTicket made) {
      ticket = made.ticket();
    }
  }
}
