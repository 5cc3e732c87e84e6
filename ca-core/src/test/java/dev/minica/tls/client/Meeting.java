package dev.minica.tls.client;

import dev.minica.Environment;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.analysis.OpenSslServer;
import dev.minica.tls.analysis.Recorded;
import dev.minica.tls.engine.Capture;
import dev.minica.tls.format.KeyLog;
import dev.minica.tls.wire.Octets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection of the client.
 *
 * @param recorded the same, by a recorder before the server and in the server's own key log
 */
record Meeting(
    String name, Kind kind, ClientSettings settings, Visited visited, Recorded recorded) {

  /** The first one of a kind, and those that follow it. */
  static List<Meeting> all(Kind kind, Path folder) throws IOException, InterruptedException {
    List<Meeting> meetings = new ArrayList<>();
    try (OpenSslServer server = OpenSslServer.start(folder, kind.server())) {
      Meeting first = meet(kind.name(), kind, kind.settings(), server);
      meetings.add(first);
      for (Kind.Return each : kind.returns()) {
        Session session = first.visited.sessions().get(each.session());
        ClientSettings settings = each.settings().resuming(session);
        meetings.add(meet(kind + ", " + each.how(), kind, settings, server));
      }
    }
    return meetings;
  }

  private static Meeting meet(String name, Kind kind, ClientSettings settings, OpenSslServer server)
      throws IOException, InterruptedException {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    Visited visited = new OwnClient(Environment.system()).visit(address, kind.wishes(), settings);
    return new Meeting(name, kind, settings, visited, server.recorded(name));
  }

  Capture capture() {
    return visited.capture();
  }

  Evidence evidence() {
    return Evidence.NONE.withKeyLog(capture().keyLog()).withOwn(capture().own());
  }

  /** As a recorder would have it that knows what the client knows. */
  Recorded own() {
    return new Recorded(name, capture().conversation(), capture().keyLog());
  }

  /** What the server wrote down of this connection alone. */
  KeyLog theirKeyLog() {
    Octets random = capture().keyLog().entries().get(0).clientRandom();
    return new KeyLog(
        recorded.keyLog().entries().stream()
            .filter(entry -> entry.clientRandom().equals(random))
            .distinct()
            .toList());
  }

  @Override
  public String toString() {
    return name;
  }
}
