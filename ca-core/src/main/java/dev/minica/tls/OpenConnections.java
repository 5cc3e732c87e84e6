package dev.minica.tls;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The connections a server holds, up to a bound. Those in their handshake are kept in the order
 * they came: when the bound is reached the oldest of them has to go, so that clients who connect
 * and then say nothing cannot lock out one that talks.
 */
final class OpenConnections {

  private final int bound;
  private final Set<Connection> inHandshake = new LinkedHashSet<>();
  private final Set<Connection> pastHandshake = new LinkedHashSet<>();

  OpenConnections(int bound) {
    this.bound = bound;
  }

  /**
   * Takes a new connection in.
   *
   * @return the one that had to go, for the caller to drop: an older one, or the new one itself if
   *     all others are past their handshake
   */
  synchronized Optional<Connection> admit(Connection connection) {
    if (inHandshake.size() + pastHandshake.size() < bound) {
      inHandshake.add(connection);
      return Optional.empty();
    }
    Optional<Connection> oldest = takeOldestInHandshake();
    oldest.ifPresent(taken -> inHandshake.add(connection));
    return Optional.of(oldest.orElse(connection));
  }

  /** Its handshake is complete: it keeps its place until it ends. */
  synchronized void promote(Connection connection) {
    if (inHandshake.remove(connection)) {
      pastHandshake.add(connection);
    }
  }

  /** It has ended. */
  synchronized void remove(Connection connection) {
    inHandshake.remove(connection);
    pastHandshake.remove(connection);
  }

  /** Gives up the connection that has been longest in its handshake. */
  synchronized Optional<Connection> takeOldestInHandshake() {
    Iterator<Connection> oldest = inHandshake.iterator();
    if (!oldest.hasNext()) {
      return Optional.empty();
    }
    Connection taken = oldest.next();
    oldest.remove();
    return Optional.of(taken);
  }

  /** Those that are open now. */
  synchronized List<Connection> all() {
    List<Connection> all = new ArrayList<>(inHandshake);
    all.addAll(pastHandshake);
    return all;
  }
}
