package dev.minica.internal.io;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * The turn of one process to change something, which is the lock on a file that nobody else has a
 * use for. The file is there as long as somebody has the turn; a killed process leaves it, unlocked
 * and empty, for the next.
 *
 * <p>A lock file that goes away can be locked by one process and be replaced by another's. So
 * whoever has locked one makes sure that it is still the one of that name.
 *
 * <p>Within a process no two may have a turn at once, since a POSIX lock goes with the first
 * channel on its file that is closed.
 */
final class Turn implements AutoCloseable {

  private static final Set<OpenOption> NEW_OR_OLD =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> OLD =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private static final int ATTEMPTS = 3_000;
  private static final int PAUSE_MILLIS = 10;

  private final Path file;
  private final FileChannel locked;
  private final FileChannel witness;

  private Turn(Path file, FileChannel locked, FileChannel witness) {
    this.file = file;
    this.locked = locked;
    this.witness = witness;
  }

  /**
   * Waits for the turn.
   *
   * @throws IOException if the file cannot be made or locked
   * @throws MinicaException BUSY if others have had it for half a minute
   */
  static Turn await(Path file) throws IOException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Turn> turn = take(file);
      if (turn.isPresent()) {
        return turn.get();
      }
      pause();
    }
    throw new MinicaException(
        Kind.BUSY, "another process has held the lock for too long: " + DiskFailure.shown(file));
  }

  private static Optional<Turn> take(Path file) throws IOException {
    FileChannel locked = FileChannel.open(file, NEW_OR_OLD, Access.SECRET.ofFile(file));
    boolean taken = false;
    try {
      Optional<FileChannel> witness = locked.tryLock() == null ? Optional.empty() : witness(file);
      taken = witness.isPresent();
      return witness.map(same -> new Turn(file, locked, same));
    } finally {
      if (!taken) {
        locked.close();
      }
    }
  }

  /** Another channel on the file that this process has locked, if the name still leads there. */
  private static Optional<FileChannel> witness(Path file) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, OLD);
    } catch (IOException e) {
      return Optional.empty(); // it is gone; whatever else there is, the next attempt meets it
    }
    boolean same = false;
    try {
      same = isLockedByThisProcess(channel);
      return same ? Optional.of(channel) : Optional.empty();
    } finally {
      if (!same) {
        channel.close();
      }
    }
  }

  /** Java knows by device and inode, asked of the open file, which files its process has locked. */
  private static boolean isLockedByThisProcess(FileChannel channel) throws IOException {
    try {
      channel.tryLock();
      return false;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MinicaException(Kind.BUSY, "interrupted while waiting for a lock", e);
    }
  }

  /** Removes the file while it is still locked: the next one makes its own. */
  @Override
  public void close() {
    Disk.discard(file);
    try (locked;
        witness) {
      // Both at once: with the first of them goes the lock.
    } catch (IOException e) {
      // Nothing was written to it; the process's end frees the lock in any case.
    }
  }
}
