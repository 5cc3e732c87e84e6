package dev.minica.tls.client;

import dev.minica.tls.wire.Decoded;
import dev.minica.tls.wire.handshake.HandshakeMessage;

/** What a handshake came to. */
interface Established {

  /** Takes a message that comes after it. */
  void take(Decoded<HandshakeMessage> message) throws Departure;

  /**
   * Whether the server may still refuse the client, which believes to be done already: in TLS 1.3
   * it judges the client's certificate last of all.
   */
  boolean mayBeRefused();

  /** Takes new keys and has the server do the same, if this version can. */
  void updateKeys();
}
