package dev.minica.internal.io;

import dev.minica.MinicaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A directory that was built under a hidden name gets its own, where there is nothing yet: the one
 * moment at which all that is in it appears.
 *
 * @param staged where it was built
 * @param target where it is to be
 */
record DirectoryRename(Path staged, Path target) {

  /**
   * Renames it, durably. What is in it has to be on the disk already.
   *
   * @throws MinicaException CONFLICT if there is something in its place; FAILED, and it is not
   *     there then, except where the message says so
   */
  void commit() {
    try {
      Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failure(e);
    }
    try {
      Disk.sync(Parents.parent(target));
    } catch (IOException e) {
      throw takenBack(DiskFailure.of("write", target, e));
    }
  }

  /** Why it does not appear. */
  MinicaException failure(IOException e) {
    return Files.exists(target, LinkOption.NOFOLLOW_LINKS)
        ? OutputSet.conflict(target, "exists already")
        : DiskFailure.of("write", target, e);
  }

  private MinicaException takenBack(MinicaException failure) {
    try {
      Files.move(target, staged, StandardCopyOption.ATOMIC_MOVE);
      return failure;
    } catch (IOException e) {
      return new MinicaException(
          failure.kind(),
          failure.getMessage() + "; the directory is there, but may not survive a power failure",
          e);
    }
  }
}
