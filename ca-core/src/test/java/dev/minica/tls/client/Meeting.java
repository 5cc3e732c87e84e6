package dev.minica.tls.client;

import dev.minica.Environment;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.analysis.OpenSslServer;
import dev.minica.tls.analysis.Recorded;
import dev.minica.tls.engine.Capture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * A connection of the client.
 *
 * @param recorded the same, by a recorder before the server and in the server's own key log
 */
record Meeting(Kind kind, Capture capture, Recorded recorded) {

  static Meeting of(Kind kind, Path folder) throws IOException, InterruptedException {
    try (OpenSslServer server = OpenSslServer.start(folder, kind.server())) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
      Capture capture =
          new OwnClient(Environment.system(), kind.settings()).connect(address, kind.wishes());
      return new Meeting(kind, capture, server.recorded(kind.name()));
    }
  }

  Evidence evidence() {
    return Evidence.NONE.withKeyLog(capture.keyLog()).withOwn(capture.own());
  }

  /** As a recorder would have it that knows what the client knows. */
  Recorded own() {
    return new Recorded(kind.name(), capture.conversation(), capture.keyLog());
  }

  @Override
  public String toString() {
    return kind.name();
  }
}
