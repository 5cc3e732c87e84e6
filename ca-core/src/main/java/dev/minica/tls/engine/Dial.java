package dev.minica.tls.engine;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.tls.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
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
    } catch (SocketTimeoutException e) {
      throw new MinicaException(
          Kind.BUSY, name() + " has not answered within " + limit.toMillis() + " ms", e);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** That there is no connection. */
  public MinicaException failed(IOException why) {
    String words = Escaped.of(String.valueOf(why.getMessage()));
    return new MinicaException(Kind.FAILED, "cannot connect to " + name() + ": " + words, why);
  }

  private String name() {
    return Escaped.of(Endpoint.text(server));
  }

  /** As sockets take a time, of which 0 would be for ever. */
  public static int milliseconds(Duration time) {
    return (int) Math.max(1, Math.min(time.toMillis(), Integer.MAX_VALUE));
  }
}
