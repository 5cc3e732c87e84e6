package dev.minica.provider.watch;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Comes before all other providers, and has services for threads that are watched alone. */
final class WatchingProvider extends Provider {

  private static final long serialVersionUID = 1;

  private static final String NAME = "MinicaWatch";

  /** As static as the provider is the only one; but statics hold nothing that changes. */
  @SuppressWarnings("ThreadLocalUsage")
  private final transient ThreadLocal<Watch> watches = new ThreadLocal<>();

  private WatchingProvider() {
    super(NAME, "1", "passes on to other providers what threads compute that are watched");
  }

  /** The one of this process, in its place. */
  static synchronized WatchingProvider installed() {
    for (Provider each : Security.getProviders()) {
      if (each instanceof WatchingProvider installed) {
        return installed;
      }
    }
    WatchingProvider first = new WatchingProvider();
    if (Security.insertProviderAt(first, 1) < 0) {
      throw new IllegalStateException("another copy of this library watches in this process");
    }
    return first;
  }

  void begin(Watch watch) {
    if (watches.get() != null) {
      throw new IllegalStateException("the thread is being watched already");
    }
    watches.set(watch);
  }

  void end() {
    watches.remove();
  }

  /** Java asks the providers in their order for each object anew, and keeps no answer. */
  @Override
  public @Nullable Service getService(String type, String algorithm) {
    Watch watch = watches.get();
    if (watch == null) {
      return null;
    }
    return WatchedKind.of(type, algorithm)
        .filter(watch::isOf)
        .flatMap(
            kind ->
                next(type, kind.registeredName(algorithm))
                    .map(next -> new WatchedService(this, kind, algorithm, next, watch)))
        .orElse(null);
  }

  /** What the thread would get if there were no watch. */
  private Optional<Service> next(String type, String algorithm) {
    return Stream.of(Security.getProviders())
        .filter(provider -> !(provider instanceof WatchingProvider))
        .flatMap(provider -> Stream.ofNullable(provider.getService(type, algorithm)))
        .findFirst();
  }
}
