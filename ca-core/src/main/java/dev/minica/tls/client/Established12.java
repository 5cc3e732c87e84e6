package dev.minica.tls.client;

import dev.minica.tls.wire.Decoded;
import dev.minica.tls.wire.handshake.EmptyMessage;
import dev.minica.tls.wire.handshake.HandshakeMessage;

/** TLS 1.2 after the handshake, where both sides are done at once. */
final class Established12 implements Established {

  @Override
  public boolean mayBeRefused() {
    return false;
  }

  /** TLS 1.2 has nothing of the kind. */
  @Override
  public void updateKeys() {}

  /** A server may ask for another handshake, which need not be heeded (RFC 5246 7.4.1.1). */
  @Override
  public void take(Decoded<HandshakeMessage> message) throws Departure {
    if (!message.value().equals(EmptyMessage.HELLO_REQUEST)) {
      throw Departure.unexpected(message.value().name(), "application data");
    }
  }
}
