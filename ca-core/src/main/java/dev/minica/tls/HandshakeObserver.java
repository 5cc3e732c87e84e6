package dev.minica.tls;

import dev.minica.tls.wire.handshake.ClientHello;

/**
 * Is there during one handshake of a {@link DemoServer}: made by the connection's thread before
 * anything is read, called by it around what it reads and writes, and closed by it when the
 * handshake is over, be it complete or not. Nothing that it does may fail.
 */
public interface HandshakeObserver extends AutoCloseable {

  /** Observes nothing. */
  HandshakeObserver NONE = new HandshakeObserver() {};

  /** The client's first ClientHello is there as a whole. */
  default void greeted(ClientHello hello) {}

  /** These octets are about to be sent. */
  default void sending(byte[] buffer, int offset, int length) {}

  /** The thread has done what it can do without the client, and is about to read. */
  default void waiting() {}

  @Override
  default void close() {}
}
