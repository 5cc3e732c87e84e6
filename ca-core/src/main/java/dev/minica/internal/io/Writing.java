package dev.minica.internal.io;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A writer's stay in a {@link StateDirectory}: as long as one is open, nobody sweeps there. Any
 * number of threads, stores and processes may be writing at once.
 */
public final class Writing implements AutoCloseable {

  private final StateDirectory directory;
  private final WriterLock lock;
  private boolean hasTurn;

  Writing(StateDirectory directory, WriterLock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Creates a file unless it exists: link(2) to the final name is the compare-and-swap, so of any
   * number of writers one gets it, and whoever reads it sees all of it. When this returns true, the
   * file is durable.
   *
   * @param file below the state directory
   * @return false if it exists already, whatever it holds
   * @throws MinicaException FAILED; the file is then not there, except where the message says so
   */
  public boolean createOnce(Path file, byte[] content, Access access) {
    try {
      // Spares a doomed attempt its fsync; the link decides.
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      publish(file, content, access, temporary -> Files.createLink(file, temporary));
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw HardLinks.explain(DiskFailure.of("write", file, e), e);
    }
    syncNew(file);
    return true;
  }

  /**
   * Writes a file, in the place of one that may be there: at any time a reader sees all of the old
   * or all of the new one. Durable on return; the last of several writers wins.
   *
   * @param file below the state directory
   * @throws MinicaException FAILED; the old file is then still there, except where the message says
   *     otherwise
   */
  public void replace(Path file, byte[] content, Access access) {
    try {
      publish(
          file,
          content,
          access,
          temporary -> Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE));
    } catch (IOException e) {
      throw DiskFailure.of("write", file, e);
    }
    syncNew(file);
  }

  private void publish(Path file, byte[] content, Access access, Disk.Publication publication)
      throws IOException {
    try {
      directory.disk().publish(directory.staging(), content, access, publication);
    } catch (AtomicMoveNotSupportedException e) {
      throw new FileSystemException(file.toString(), null, "tmp/ is on another file system");
    }
  }

  private static void syncNew(Path file) {
    try {
      Disk.sync(Parents.parent(file));
    } catch (IOException e) {
      throw new MinicaException(
          Kind.FAILED,
          DiskFailure.shown(file) + " is written, but not durably: " + DiskFailure.reason(e),
          e);
    }
  }

  /**
   * Makes a directory for nobody but the owner inside the state directory, durably, unless it is
   * there.
   *
   * @throws MinicaException FAILED
   */
  public void createDirectory(Path path) {
    try {
      StateDirectory.createUnlessThere(path);
    } catch (IOException e) {
      throw DiskFailure.of("create the directory", path, e);
    }
  }

  /**
   * Stages files that are to appear together in a directory of the user's choice. Nothing has its
   * final name before {@link OutputSet#commit}; closing the set without a commit leaves nothing
   * behind. Should the process be killed, the next writer that is alone sweeps up.
   *
   * @param output where they go; it and the directories above it are made where they are missing
   * @param replace whether files that exist there are replaced
   * @throws MinicaException CONFLICT, before anything is written, if one of the names exists and is
   *     not to be replaced, or is a directory; BUSY if somebody else replaces files for ten seconds
   *     on end; FAILED
   */
  public OutputSet stage(Path output, List<OutputFile> files, boolean replace) {
    if (replace && !hasTurn) {
      lock.takeTurn();
      hasTurn = true;
    }
    Disk disk = directory.disk();
    return OutputSet.stage(
        disk, output, files, replace, NoteFile.create(directory.staging(), disk.names()));
  }

  @Override
  public void close() {
    if (hasTurn) {
      lock.endTurn();
    }
    lock.close();
  }
}
