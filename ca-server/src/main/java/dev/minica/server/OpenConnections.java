package dev.minica.server;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Cuts each connection that is older than it may get: one that sends an octet now and then is never
 * idle, and would keep its place for ever. If there are too many, the oldest makes way at once:
 * whoever has something to ask has asked it long before.
 */
final class OpenConnections implements Connection.Listener {

  private final Scheduler scheduler;
  private final Limits limits;

  /** The oldest first, each with what will cut it. */
  private final Map<Connection, Scheduler.Task> ends = new LinkedHashMap<>();

  OpenConnections(Scheduler scheduler, Limits limits) {
    this.scheduler = scheduler;
    this.limits = limits;
  }

  @Override
  public void onOpened(Connection connection) {
    admit(connection).ifPresent(oldest -> oldest.getEndPoint().close());
  }

  /** The one that has to make way, if any has. */
  private synchronized Optional<Connection> admit(Connection connection) {
    ends.put(connection, scheduler.schedule(connection.getEndPoint()::close, limits.lifetime()));
    if (ends.size() <= limits.connections()) {
      return Optional.empty();
    }
    Iterator<Map.Entry<Connection, Scheduler.Task>> all = ends.entrySet().iterator();
    Map.Entry<Connection, Scheduler.Task> oldest = all.next();
    oldest.getValue().cancel();
    all.remove();
    return Optional.of(oldest.getKey());
  }

  @Override
  public synchronized void onClosed(Connection connection) {
    Scheduler.Task end = ends.remove(connection);
    if (end != null) {
      end.cancel();
    }
  }
}
