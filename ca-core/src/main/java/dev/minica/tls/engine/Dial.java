package dev.minica.tls.engine;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.tls.Endpoint;
import dev.minica.tls.Unreachable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * The way to a server.
 *
 * @param limit for the connection to be there
 */
public record Dial(InetSocketAddress server, Duration limit) {

  /**
   * Connects the socket; where that fails, closing it is left to whoever has it.
   *
   * @throws MinicaException FAILED if nobody listens there; BUSY if nobody has answered in time
   */
  public void connect(Socket socket) {
    try {
      socket.connect(server, milliseconds(limit));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** That there is no connection. */
  public MinicaException failed(IOException why) {
    return Unreachable.because(Escaped.of(Endpoint.text(server)), limit, why);
  }

  /** As sockets take a time, of which 0 would be for ever. */
  public static int milliseconds(Duration time) {
    return (int) Math.max(1, Math.min(time.toMillis(), Integer.MAX_VALUE));
  }
}
