package dev.minica.internal.io;

import dev.minica.MinicaException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
   * Makes the directory, and those above it that are missing, durably. Nobody but the owner gets
   * access to it: neither to a new one, nor to an empty one that was there.
   *
   * @return whether it was made here, so that {@link #discardIfUnused} may take it away again
   * @throws MinicaException FAILED
   */
  public boolean create() {
    try {
      return createOrClose();
    } catch (IOException e) {
      throw DiskFailure.of("create the directory", root, e);
    }
  }

  private boolean createOrClose() throws IOException {
    Path absolute = root.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      closeIfEmpty(absolute);
      return false;
    }
    Parents.of(absolute).create();
    return createPrivate(absolute);
  }

  private static void closeIfEmpty(Path directory) throws IOException {
    if (Access.isPosix(directory) && Disk.entries(directory).isEmpty()) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Makes a directory inside this one unless it is there. */
  void createPrivateIfAbsent(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      createPrivate(directory);
    }
  }

  private static boolean createPrivate(Path directory) throws IOException {
    try {
      Disk.createDirectory(directory, Access.SECRET);
    } catch (FileAlreadyExistsException e) {
      if (Files.isDirectory(directory)) {
        return false;
      }
      throw e;
    }
    Disk.sync(Parents.parent(directory));
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
      createPrivateIfAbsent(staging());
    } catch (IOException e) {
      throw DiskFailure.of("create the directory", staging(), e);
    }
    Sweep sweep = new Sweep(staging());
    return new Writing(this, WriterLock.acquire(root.resolve(LOCK), sweep::run));
  }

  /**
   * Takes the directory away if nothing but its own parts and the named empty directories are in
   * it: for whoever created it, then failed, and is no longer {@link Writing} in it.
   *
   * @throws MinicaException FAILED if it cannot be looked into
   */
  public void discardIfUnused(List<String> emptyDirectories) {
    boolean unused =
        disk.list(root).stream()
            .filter(name -> !emptyDirectories.contains(name))
            .allMatch(name -> name.equals(STAGING) || name.equals(LOCK));
    if (unused) {
      discardParts(emptyDirectories);
    }
  }

  private void discardParts(List<String> emptyDirectories) {
    emptyDirectories.forEach(name -> Disk.discard(root.resolve(name)));
    Disk.discard(staging());
    Disk.discard(root.resolve(LOCK));
    Disk.discard(root);
  }

  Path staging() {
    return root.resolve(STAGING);
  }
}
