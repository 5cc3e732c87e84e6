package dev.minica.internal.io;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a state directory: shared among those who write, exclusive for the moment in which
 * one of them, before it starts, sweeps up what killed runs left.
 *
 * <p>It is comfort, not correctness: where the file system has no locks nobody sweeps, and writers
 * go on. The lock file is never deleted while anybody may hold it.
 *
 * <p>A POSIX lock belongs to the process: closing any channel on the file drops the locks of all.
 * So this is the one place with state for the whole process, a table with one channel per lock file
 * that all threads and stores share and the last one closes.
 */
final class WriterLock implements AutoCloseable {

  private static final Map<Object, WriterLock> HELD = new HashMap<>();

  /** The octet of the lock file that all who write share. */
  private static final long PRESENCE = 0;

  /** The octet for whoever replaces files. */
  private static final long TURN = 1;

  private static final int ATTEMPTS = 1_000;
  private static final int PAUSE_MILLIS = 10;

  private final Path file;
  private final Object key;
  private final FileChannel channel;

  @SuppressWarnings("UnusedVariable") // kept so that the lock is not collected before its channel
  private @Nullable FileLock shared;

  /** One replaces at a time in this process; {@link #turnOfProcess} says so to the others. */
  private final Semaphore turn = new Semaphore(1);

  private @Nullable FileLock turnOfProcess;
  private int holders;

  private WriterLock(Path file, Object key, FileChannel channel) {
    this.file = file;
    this.key = key;
    this.channel = channel;
  }

  /**
   * Waits for a sweeper to finish, and keeps others away until closed.
   *
   * @param sweep runs first if nobody is writing, in this process or any other
   * @throws MinicaException BUSY if a sweeper holds the lock for ten seconds; FAILED if the file
   *     cannot be opened
   */
  static WriterLock acquire(Path file, Runnable sweep) {
    synchronized (HELD) {
      try {
        return acquireOrFail(file, sweep);
      } catch (IOException e) {
        throw DiskFailure.of("open the lock", file, e);
      }
    }
  }

  /**
   * Does this while nobody holds the lock, and keeps others away meanwhile; nothing is made or
   * changed for it.
   *
   * @return false if somebody holds it, or nobody can tell; it is not done then
   */
  static boolean runAlone(Path file, Runnable look) {
    synchronized (HELD) {
      try {
        return runAloneOrFail(file, look);
      } catch (NoSuchFileException e) {
        look.run(); // nobody has written here yet, or since it was unpacked
        return true;
      } catch (IOException e) {
        return false;
      }
    }
  }

  private static boolean runAloneOrFail(Path file, Runnable look) throws IOException {
    // closing a channel of ours would drop the lock of those who hold it in this process
    if (HELD.containsKey(key(file))) {
      return false;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      FileLock alone = new WriterLock(file, key(file), channel).tryLock(PRESENCE, false).lock();
      if (alone != null) {
        look.run();
        alone.release();
      }
      return alone != null;
    }
  }

  private static WriterLock acquireOrFail(Path file, Runnable sweep) throws IOException {
    WriterLock held = Files.exists(file) ? HELD.get(key(file)) : null;
    if (held == null) {
      held = open(file);
      held.lock(sweep);
      HELD.put(held.key, held);
    }
    held.holders++;
    return held;
  }

  private static WriterLock open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            Access.SECRET.ofFile(file));
    return new WriterLock(file, key(file), channel);
  }

  /** Tells lock files apart without opening them: by device and inode where there are any. */
  private static Object key(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file.toRealPath() : key;
  }

  private void lock(Runnable sweep) throws IOException {
    boolean usable = false;
    try {
      sweepIfAlone(sweep);
      shared = await(PRESENCE, true);
      usable = true;
    } finally {
      if (!usable) {
        channel.close();
      }
    }
  }

  private void sweepIfAlone(Runnable sweep) throws IOException {
    FileLock alone = tryLock(PRESENCE, false).lock();
    if (alone != null) {
      sweep.run();
      alone.release();
    }
  }

  private @Nullable FileLock await(long octet, boolean sharing) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Outcome outcome = tryLock(octet, sharing);
      if (outcome.lock() != null || !outcome.supported()) {
        return outcome.lock();
      }
      pause();
    }
    throw tooLong();
  }

  private MinicaException tooLong() {
    return new MinicaException(
        Kind.BUSY, "another process has held the lock for too long: " + DiskFailure.shown(file));
  }

  private Outcome tryLock(long octet, boolean sharing) {
    try {
      return new Outcome(channel.tryLock(octet, 1, sharing), true);
    } catch (IOException | OverlappingFileLockException e) {
      // A network share without its lock daemon; or a second copy of this class in the process.
      return new Outcome(null, false);
    }
  }

  private record Outcome(@Nullable FileLock lock, boolean supported) {}

  /**
   * Waits until nobody else has the turn, in this process or another. Those who replace files take
   * turns: of two that give the same names at once, each would else leave some of its files.
   *
   * @throws MinicaException BUSY if it does not come within ten seconds
   */
  void takeTurn() {
    try {
      if (turn.tryAcquire(ATTEMPTS * PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        takeTurnOfProcess();
        return;
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    throw tooLong();
  }

  private void takeTurnOfProcess() {
    boolean taken = false;
    try {
      turnOfProcess = await(TURN, false);
      taken = true;
    } finally {
      if (!taken) {
        turn.release();
      }
    }
  }

  /** Lets the next one replace. */
  void endTurn() {
    try {
      if (turnOfProcess != null) {
        turnOfProcess.release();
      }
    } catch (IOException e) {
      // The channel is closed, and with it went the lock.
    } finally {
      turnOfProcess = null;
      turn.release();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static MinicaException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new MinicaException(Kind.BUSY, "interrupted while waiting for a lock", e);
  }

  @Override
  public void close() {
    synchronized (HELD) {
      holders--;
      if (holders == 0) {
        HELD.remove(key);
        closeChannel();
      }
    }
  }

  private void closeChannel() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was written to it; the process's end frees the lock in any case.
    }
  }
}
