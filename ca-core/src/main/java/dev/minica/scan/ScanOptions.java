package dev.minica.scan;

import dev.minica.x509.TimeSpan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * How a scan judges.
 *
 * @param now what is over by then has expired
 * @param within what is over before this time has gone by is expiring
 * @param passwords tried on all that is locked, before those that tests usually have; the caller
 *     clears them
 * @param base files below this directory are called by their way from it
 */
public record ScanOptions(Instant now, TimeSpan within, List<char[]> passwords, Path base) {

  public ScanOptions {
    passwords = List.copyOf(passwords);
  }

  /** What results call a path. */
  String name(Path path) {
    boolean isBelow = path.startsWith(base) && !path.equals(base);
    return (isBelow ? path.subpath(base.getNameCount(), path.getNameCount()) : path).toString();
  }
}
