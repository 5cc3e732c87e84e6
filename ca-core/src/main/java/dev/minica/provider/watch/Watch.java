package dev.minica.provider.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * That a thread is watched, from its making to its end. What computes, such as a {@code Mac}, is
 * seen if it was asked for in between.
 */
public final class Watch implements AutoCloseable {

  private final WatchingProvider provider;
  private final Watcher watcher;
  private final InstantSource clock;

  private Watch(WatchingProvider provider, Watcher watcher, InstantSource clock) {
    this.provider = provider;
    this.watcher = watcher;
    this.clock = clock;
  }

  /**
   * Watches the thread that calls this until it ends the watch. No thread that it starts is watched
   * with it. The JDK of Oracle lets no provider compute secrets that it has not signed: there
   * nothing but key pairs and signatures is seen.
   *
   * @throws IllegalStateException if the thread is being watched already, or another copy of this
   *     library has its provider in this process
   */
  public static Watch ofThisThread(Watcher watcher, InstantSource clock) {
    WatchingProvider provider = WatchingProvider.installed();
    Watch watch = new Watch(provider, watcher, clock);
    provider.begin(watch);
    return watch;
  }

  Watcher watcher() {
    return watcher;
  }

  Instant now() {
    return clock.instant();
  }

  Duration since(Instant start) {
    return Duration.between(start, clock.instant());
  }

  /** Ends it; to be called by the thread that is watched. */
  @Override
  public void close() {
    provider.end();
  }
}
