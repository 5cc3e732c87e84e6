package dev.minica.internal.io;

import dev.minica.MinicaException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A directory in which every change is the creation of a file, or the replacement of one small
 * file. Its own part of the layout is
 *
 * <pre>
 * tmp/    what is being written: on the same file system, so that link(2) works, and apart, so that
 *         sweeping costs nothing however many files there are
 * lock    shared by whoever writes, exclusive for whoever sweeps
 * </pre>
 *
 * <p>Reading takes no lock and needs none: what has its final name is whole.
 */
public final class StateDirectory {

  private static final String STAGING = "tmp";
  private static final String LOCK = "lock";

  private final Path root;
  private final Disk disk;

  public StateDirectory(Path root, Disk disk) {
    this.root = root;
    this.disk = disk;
  }

  public Path root() {
    return root;
  }

  public Disk disk() {
    return disk;
  }

  /**
   * Makes the directory, those above it that are missing, and the named ones inside, durably.
   * Nobody but the owner gets access to it: neither to a new one, nor to an empty one that was
   * there.
   *
   * @return to be kept when all else is done, and closed in any case
   * @throws MinicaException FAILED; nothing has changed then
   */
  public StateCreation create(List<String> directories) {
    return StateCreation.begin(this, directories);
  }

  /** Makes a directory for nobody but the owner; false if it is there already. */
  static boolean createUnlessThere(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return false;
    }
    try {
      Disk.createDirectory(directory, Access.SECRET);
    } catch (FileAlreadyExistsException e) {
      if (Files.isDirectory(directory)) {
        return false;
      }
      throw e;
    }
    try {
      Disk.sync(Parents.parent(directory));
    } catch (IOException e) {
      Disk.discard(directory);
      throw e;
    }
    return true;
  }

  /**
   * Enters the directory as a writer. If nobody else is writing, what killed runs left is swept up
   * first, here and where they were writing for their user.
   *
   * @throws MinicaException FAILED if the directory cannot be written; BUSY if somebody has been
   *     sweeping it for ten seconds
   */
  public Writing beginWriting() {
    try {
      createUnlessThere(staging());
    } catch (IOException e) {
      throw DiskFailure.of("create the directory", staging(), e);
    }
    Sweep sweep = new Sweep(staging());
    return new Writing(this, WriterLock.acquire(root.resolve(LOCK), sweep::run));
  }

  /**
   * Sweeps up what killed runs left, if nobody is writing: half of what one was to hand out must
   * not be in the way of the next.
   *
   * @throws MinicaException as {@link #beginWriting}
   */
  public void sweep() {
    beginWriting().close();
  }

  /** Whether the path is a part of the layout that holds no state. */
  boolean isOwnPart(Path path) {
    return path.endsWith(STAGING) || path.endsWith(LOCK);
  }

  /** Removes the parts that hold no state, for a directory that nobody uses. */
  void discardParts() {
    Disk.discard(staging());
    Disk.discard(root.resolve(LOCK));
  }

  Path staging() {
    return root.resolve(STAGING);
  }
}
