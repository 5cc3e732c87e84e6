package dev.minica.tls.client;

import dev.minica.tls.engine.Capture;
import java.util.List;

/**
 * What a connection has brought.
 *
 * @param sessions with which the client can come back, in the order in which the server gave them
 */
public record Visited(Capture capture, List<Session> sessions) {

  public Visited {
    sessions = List.copyOf(sessions);
  }
}
