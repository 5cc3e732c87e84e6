package dev.minica.tls.observed;

import dev.minica.tls.HandshakeObserver;
import dev.minica.tls.format.KeyLog;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The key log of a server of Java's TLS: an observer for each of its handshakes. Connections that
 * resume a session of TLS 1.2 are in it if the one that made the session was.
 *
 * <p>Thread-safe. What it uses to watch stays in the process: see {@link
 * dev.minica.provider.watch}.
 */
public final class ServerKeyLog implements Supplier<HandshakeObserver> {

  private final KeptMasters kept = new KeptMasters();
  private final Consumer<KeyLog> out;
  private final LongSupplier clock;

  /**
   * @param out is given the lines of each connection as soon as they are known, by the connections'
   *     threads, many at once: those of TLS 1.2 together, those of TLS 1.3 in two parts, for the
   *     handshake and for what follows. It must not throw
   */
  public ServerKeyLog(Consumer<KeyLog> out, LongSupplier clock) {
    this.out = out;
    this.clock = clock;
  }

  /** For the handshake that the calling thread begins. */
  @Override
  public HandshakeObserver get() {
    return new LoggedHandshake(kept, out, clock);
  }
}
