package dev.minica.tls.format;

import dev.minica.tls.capture.Conversation;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The connections of a capture, each put together from its segments. */
final class TcpStreams {

  private final Map<Set<InetSocketAddress>, TcpConnection> open = new HashMap<>();
  private final List<TcpConnection> all = new ArrayList<>();

  void add(Instant at, TcpSegment segment) {
    Set<InetSocketAddress> ends =
        segment.from().equals(segment.to())
            ? Set.of(segment.from())
            : Set.of(segment.from(), segment.to());
    TcpConnection connection = open.get(ends);
    if (connection == null || connection.isOver(segment)) {
      connection = new TcpConnection(segment);
      open.put(ends, connection);
      all.add(connection);
    }
    connection.add(at, segment);
  }

  /** Those in which anything was said, or refused, in the order of their first segments. */
  List<Conversation> conversations() {
    return all.stream()
        .map(TcpConnection::conversation)
        .filter(one -> !one.chunks().isEmpty() || !one.closes().isEmpty())
        .toList();
  }
}
