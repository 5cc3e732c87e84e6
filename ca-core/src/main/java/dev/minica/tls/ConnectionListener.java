package dev.minica.tls;

import java.net.InetSocketAddress;

/**
 * Hears what becomes of each connection to a {@link DemoServer}: {@link #accepted} first, then
 * either {@link #failed}, or {@link #negotiated} followed by {@link #answered} or {@link #failed}.
 * Called on the connections' own threads, many at once. Names and targets come from the other side:
 * they hold any character.
 */
public interface ConnectionListener {

  /** Hears nothing. */
  ConnectionListener NONE = new ConnectionListener() {};

  /** A client has connected; nothing is read from it yet. */
  default void accepted(InetSocketAddress client) {}

  /** The handshake is complete on both sides. */
  default void negotiated(NegotiatedConnection connection) {}

  /**
   * A request was answered.
   *
   * @param request its first line, such as {@code GET / HTTP/1.1}
   * @param status the answer's status code (RFC 9110 section 15)
   */
  default void answered(NegotiatedConnection connection, String request, int status) {}

  /**
   * The connection ended before a request was answered, or was not let in.
   *
   * @param reason in lower case, without full stop
   */
  default void failed(InetSocketAddress client, String reason) {}
}
