package dev.minica.tls.engine;

import dev.minica.MinicaException;
import java.net.InetSocketAddress;

/** A TLS client that lets itself be watched. */
public interface Engine {

  /**
   * Connects, shakes hands, sends the request, reads what is answered, and leaves. That a handshake
   * fails is no exception but what is to be looked at.
   *
   * @throws MinicaException FAILED if nobody listens there; BUSY if nobody has answered there in
   *     time; USAGE if the engine cannot do what is wished, which it says before it connects
   */
  Capture connect(InetSocketAddress server, ClientWishes wishes);
}
