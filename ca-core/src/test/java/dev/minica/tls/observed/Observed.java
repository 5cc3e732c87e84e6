package dev.minica.tls.observed;

import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.analysis.OpenSslServer;
import dev.minica.tls.analysis.Recorded;
import dev.minica.tls.engine.Capture;
import dev.minica.tls.engine.Engine;
import dev.minica.tls.trace.Trace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;

/**
 * A connection of Java's TLS.
 *
 * @param theirs the same, by a recorder before the server and in the server's own key log
 */
record Observed(String kind, Capture capture, Recorded theirs) {

  static Observed of(String kind, Engine client, OpenSslServer server, Wish wish)
      throws IOException, InterruptedException {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    Capture capture = client.connect(address, wish.client());
    return new Observed(kind, capture, server.recorded(kind));
  }

  Trace trace() {
    Evidence evidence = Evidence.NONE.withKeyLog(capture.keyLog()).withOwn(capture.own());
    return new Analyzer(new SecureRandom()).analyze(capture.conversation(), evidence);
  }

  /** As a recorder would have it that knows what the client knows. */
  Recorded own() {
    return new Recorded(kind, capture.conversation(), capture.keyLog());
  }

  @Override
  public String toString() {
    return kind;
  }
}
