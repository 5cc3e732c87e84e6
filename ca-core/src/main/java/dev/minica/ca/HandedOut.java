package dev.minica.ca;

import dev.minica.internal.io.OutputFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files that somebody gets of what was issued.
 *
 * @param target where they go; absent where there are none
 * @param replace whether files that exist are replaced
 * @param lastLook what may still object when the files are staged and nobody else may replace them
 */
record HandedOut(
    List<OutputFile> files, Optional<Path> target, boolean replace, Runnable lastLook) {

  HandedOut {
    files = List.copyOf(files);
  }

  /** New ones, for which it matters to nobody what was there. */
  static HandedOut of(List<OutputFile> files, Optional<Path> target, boolean replace) {
    return new HandedOut(files, target, replace, () -> {});
  }

  /** None: whoever asked has the certificate. */
  static HandedOut nothing() {
    return of(List.of(), Optional.empty(), false);
  }
}
