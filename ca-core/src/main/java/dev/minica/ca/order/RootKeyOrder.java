package dev.minica.ca.order;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What becomes of a new root's key.
 *
 * @param place where it is to be
 * @param file if that is {@link RootKeyPlace#OUT}
 */
public record RootKeyOrder(RootKeyPlace place, Optional<Path> file) {

  /** In the CA directory. */
  public static RootKeyOrder kept() {
    return new RootKeyOrder(RootKeyPlace.KEPT, Optional.empty());
  }

  /** In this file, which must not exist, and nowhere else. */
  public static RootKeyOrder out(Path file) {
    return new RootKeyOrder(RootKeyPlace.OUT, Optional.of(file));
  }

  /** Thrown away once it has signed the intermediate. */
  public static RootKeyOrder destroyed() {
    return new RootKeyOrder(RootKeyPlace.DESTROYED, Optional.empty());
  }
}
