package dev.minica.tls.capture;

import java.net.InetSocketAddress;

/** Hears of each connection that a {@link Recorder} passed on, from whichever thread. */
public interface RecordingListener {

  /** It is over: both sides have ended, or one was cut off. */
  void ended(Conversation conversation);

  /** A client came, and the server could not be reached; the client was turned away. */
  void unreachable(InetSocketAddress client, String reason);
}
