package dev.minica.internal.io;

import dev.minica.MinicaException;
import java.io.IOException;
import java.util.Set;

/**
 * File systems without hard links. There is no fallback: nothing else in reach of Java creates a
 * complete file under a name that must not exist.
 */
final class HardLinks {

  /** What Linux and macOS say to link(2) there; in another language the hint is missing. */
  private static final Set<String> UNSUPPORTED =
      Set.of("Operation not permitted", "Operation not supported", "Function not implemented");

  private HardLinks() {}

  static MinicaException explain(MinicaException failure, IOException cause) {
    return UNSUPPORTED.contains(DiskFailure.reason(cause))
        ? failure.withHint(
            "use a file system with hard links; FAT, exFAT and some network shares have none")
        : failure;
  }
}
