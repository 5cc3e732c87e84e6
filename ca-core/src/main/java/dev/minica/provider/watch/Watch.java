package dev.minica.provider.watch;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * That a thread is watched, from its making to its end. What computes, such as a {@code Mac}, is
 * seen if it was asked for in between.
 */
public final class Watch implements AutoCloseable {

  private final WatchingProvider provider;
  private final Watcher watcher;
  private final LongSupplier clock;
  private final Set<WatchedKind> kinds;

  private Watch(
      WatchingProvider provider, Watcher watcher, LongSupplier clock, Set<WatchedKind> kinds) {
    this.provider = provider;
    this.watcher = watcher;
    this.clock = clock;
    this.kinds = kinds;
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
    return begun(watcher, clock, EnumSet.allOf(WatchedKind.class));
  }

  /**
   * The same for secrets alone: the watcher is told of HMAC and of pre-master and master secrets.
   * All else is computed as if nobody watched, above all what is done with long-lived keys.
   *
   * @throws IllegalStateException likewise
   */
  public static Watch ofSecretsOfThisThread(Watcher watcher, LongSupplier clock) {
    return begun(watcher, clock, EnumSet.of(WatchedKind.MAC, WatchedKind.KEY_GENERATOR));
  }

  private static Watch begun(Watcher watcher, LongSupplier clock, Set<WatchedKind> kinds) {
    WatchingProvider provider = WatchingProvider.installed();
    Watch watch = new Watch(provider, watcher, clock, kinds);
    provider.begin(watch);
    return watch;
  }

  boolean isOf(WatchedKind kind) {
    return kinds.contains(kind);
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
