package dev.minica.provider.watch;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * That a thread is watched, from its making to its end. What computes, such as a {@code Mac}, is
 * seen if it was asked for in between.
 */
public final class Watch implements AutoCloseable {

  private final WatchingProvider provider;
  private final Watcher watcher;
  private final LongSupplier clock;

  private Watch(WatchingProvider provider, Watcher watcher, LongSupplier clock) {
    this.provider = provider;
    this.watcher = watcher;
    this.clock = clock;
  }

  /**
   * Watches the thread that calls this until it ends the watch. No thread that it starts is watched
   * with it. The JDK of Oracle lets no provider compute secrets that it has not signed: there
   * nothing but key pairs and signatures is seen.
   *
   * @param clock nanoseconds that never go back
   * @throws IllegalStateException if the thread is being watched already, or another copy of this
   *     library has its provider in this process
   */
  public static Watch ofThisThread(Watcher watcher, LongSupplier clock) {
    WatchingProvider provider = WatchingProvider.installed();
    Watch watch = new Watch(provider, watcher, clock);
    provider.begin(watch);
    return watch;
  }

  Watcher watcher() {
    return watcher;
  }

  long now() {
    return clock.getAsLong();
  }

  Duration since(long start) {
    return Duration.ofNanos(clock.getAsLong() - start);
  }

  /** Ends it; to be called by the thread that is watched. */
  @Override
  public void close() {
    provider.end();
  }
}
