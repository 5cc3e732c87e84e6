package dev.minica.internal.io;

import dev.minica.MinicaException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /** The name of the directory of what is being written. */
  public static final String STAGING = "tmp";

  /** The name of the file that is locked. */
  public static final String LOCK = "lock";

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

  /**
   * Has this done at a moment in which nobody writes, and makes or changes nothing for it. Who
   * would write waits meanwhile.
   *
   * @return false if somebody is writing, or nobody can tell; it is not done then
   */
  public boolean whileNobodyWrites(Runnable look) {
    return WriterLock.runAlone(root.resolve(LOCK), look);
  }

  /**
   * What is there of things that have begun and not ended, here and in {@code tmp/}. As long as
   * anybody writes some of it is theirs; otherwise killed runs left it, and a sweep clears it.
   *
   * @throws MinicaException FAILED
   */
  public List<FileFacts> unfinished() {
    List<FileFacts> found = new ArrayList<>();
    for (String name : disk.list(root)) {
      if (TemporaryNames.isTemporary(name)) {
        FileFacts.of(root.resolve(name)).ifPresent(found::add);
      }
    }
    for (String name : disk.list(staging())) {
      if (Sweep.isSwept(name)) {
        FileFacts.of(staging().resolve(name)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Whether a file in the directory, or its {@code tmp/}, is this class's own affair. */
  public boolean isOwn(Path file) {
    String name = String.valueOf(file.getFileName());
    return isOwnPart(file)
        || TemporaryNames.isTemporary(name)
        || (staging().equals(file.getParent()) && Sweep.isSwept(name));
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

  /** Where things are that are being written. */
  public Path staging() {
    return root.resolve(STAGING);
  }
}
