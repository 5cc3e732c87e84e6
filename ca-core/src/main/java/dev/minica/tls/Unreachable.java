package dev.minica.tls;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;

/** Why there is no connection to a server, in words. */
public final class Unreachable {

  private Unreachable() {}

  /**
   * FAILED if nobody listens there, BUSY if nobody has answered in time.
   *
   * @param server as messages name it
   * @param limit of the time in which it was to answer
   */
  public static MinicaException because(String server, Duration limit, IOException why) {
    if (why instanceof SocketTimeoutException) {
      return new MinicaException(
          Kind.BUSY, server + " has not answered within " + limit.toMillis() + " ms", why);
    }
    return because(server, why);
  }

  /** FAILED, for a reason that has nothing to do with time. */
  public static MinicaException because(String server, IOException why) {
    return new MinicaException(
        Kind.FAILED, "cannot connect to " + server + ": " + reason(why), why);
  }

  private static String reason(IOException why) {
    if (why instanceof UnknownHostException) {
      return "the host has no address";
    }
    String words = Escaped.of(String.valueOf(why.getMessage()));
    boolean isRefused = why instanceof ConnectException && words.startsWith("Connection refused");
    return isRefused ? "nobody listens there (refused)" : words;
  }
}
