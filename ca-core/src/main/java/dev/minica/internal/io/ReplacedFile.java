package dev.minica.internal.io;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * A file of the user's that is changed as a whole. It is never written in place: what it is to hold
 * is written beside it, synced, and renamed over it, so that whoever reads it, and whoever comes
 * after a crash, finds all of the old or all of the new one. Any number of processes may change it
 * at once; they take turns.
 *
 * <p>While a file NAME is changed there is beside it
 *
 * <pre>
 * .minica-DIGITS       the lock of whoever's {@link Turn} it is; DIGITS tell names apart
 * .minica-DIGITS.new   what is to be NAME
 * </pre>
 *
 * <p>What a killed process leaves of these, the next change of NAME removes. A symbolic link is
 * followed and stays; of several hard links to a file, one gets the new content.
 */
public final class ReplacedFile {

  private static final int NAME_OCTETS = 8;

  private final Path path;
  private final int maximum;

  /**
   * @param maximum the most octets it may have
   */
  public ReplacedFile(Path path, int maximum) {
    this.path = path.toAbsolutePath();
    this.maximum = maximum;
  }

  /**
   * Makes the file, for its owner alone, and the directories above it that are missing.
   *
   * @param replace whether one that is there is replaced
   * @throws MinicaException CONFLICT if there is one and it is not to be replaced, or it is a
   *     directory or a symbolic link that leads nowhere; FAILED; BUSY. Nothing has changed then,
   *     except where the message says so
   */
  public void create(byte[] content, boolean replace) {
    requireFree(replace);
    Parents parents = Parents.of(path);
    boolean created = false;
    try {
      parents.create();
      Path real = replace ? real() : path;
      inTurn(real, staged -> create(real, staged, content, replace));
      created = true;
    } catch (IOException e) {
      throw DiskFailure.of("write", path, e);
    } finally {
      if (!created) {
        parents.discard();
      }
    }
  }

  /**
   * Refuses, before any work is done, what {@link #create} would refuse later.
   *
   * @throws MinicaException CONFLICT
   */
  public void requireFree(boolean replace) {
    if (Files.isDirectory(path)) {
      throw OutputSet.conflict(path, "is a directory");
    } else if (!replace && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw exists();
    } else if (Files.isSymbolicLink(path) && !Files.exists(path)) {
      // neither is what was meant: a file in the place of the link, or one wherever it points
      throw OutputSet.conflict(path, "is a symbolic link that leads nowhere")
          .withHint("remove the link, or make what it leads to");
    }
  }

  private MinicaException exists() {
    return OutputSet.conflict(path, "exists already")
        .withHint("choose another file, or replace this one with --force");
  }

  private void create(Path real, Path staged, byte[] content, boolean replace) throws IOException {
    writeStaged(staged, content);
    if (replace) {
      Files.move(staged, real, StandardCopyOption.ATOMIC_MOVE);
    } else {
      try {
        Files.createLink(real, staged);
      } catch (FileAlreadyExistsException e) {
        throw exists();
      } catch (IOException e) {
        throw HardLinks.explain(DiskFailure.of("write", real, e), e);
      }
    }
    sync(real);
  }

  /**
   * Whether others than its owner have access to it.
   *
   * @throws MinicaException BAD_INPUT if there is none
   */
  public boolean isOpenToOthers() {
    try {
      return Access.isOpenToOthers(path);
    } catch (IOException e) {
      throw DiskFailure.of(Kind.BAD_INPUT, "read the permissions of", path, e);
    }
  }

  /** All that it holds, which is never half a change. */
  public byte[] read() {
    return new BoundedFile(path, maximum).read();
  }

  /**
   * Replaces the content by what is made of it. Nobody else changes the file in between. It keeps
   * its mode, owner and group.
   *
   * @param edit of the content; what it throws leaves everything as it is, and so does the very
   *     array that it was given. It must not change a file by this class
   * @throws MinicaException BAD_INPUT if it cannot be read or is over the bound; FAILED, also if
   *     owner and group cannot be kept; BUSY if others are changing it for half a minute. It is
   *     then unchanged, except where the message says so
   */
  public void change(UnaryOperator<byte[]> edit) {
    read(); // what cannot be read is no file to wait for
    try {
      Path real = path.toRealPath();
      inTurn(real, staged -> change(real, staged, edit));
    } catch (IOException e) {
      throw DiskFailure.of("write", path, e);
    }
  }

  private void change(Path real, Path staged, UnaryOperator<byte[]> edit) throws IOException {
    byte[] before = new BoundedFile(real, maximum).read();
    byte[] after = edit.apply(before);
    if (after != before) {
      writeStaged(staged, after);
      Access.keep(real, staged);
      Files.move(staged, real, StandardCopyOption.ATOMIC_MOVE);
      sync(real);
    }
  }

  /** A step that is taken while it is this process's turn. */
  interface Step {
    void take(Path staged) throws IOException;
  }

  /** One of this process at a time, and of all processes. */
  static void inTurn(Path real, Step step) throws IOException {
    Path lock = lock(real);
    Path staged = staged(real);
    synchronized (ReplacedFile.class) {
      Turn turn = turn(lock);
      try {
        Disk.discard(staged);
        step.take(staged);
      } finally {
        Disk.discard(staged);
        turn.close();
      }
    }
  }

  /** Whether somebody is changing it, or was killed meanwhile. */
  static boolean isUnfinished(Path real) {
    return isThere(lock(real)) || isThere(staged(real));
  }

  private static Path lock(Path real) {
    return real.resolveSibling(".minica-" + digits(real));
  }

  /** Where is written what is to have its name. */
  static Path staged(Path real) {
    return real.resolveSibling(".minica-" + digits(real) + ".new");
  }

  /** Its turn; what fails here has nothing to do with the file itself. */
  private static Turn turn(Path lock) {
    try {
      return Turn.await(lock);
    } catch (IOException e) {
      throw isThere(lock)
          ? DiskFailure.of("lock", lock, e)
          : DiskFailure.of("write in", Parents.parent(lock), e);
    }
  }

  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static void writeStaged(Path staged, byte[] content) {
    try {
      Disk.writeNew(staged, content, Access.SECRET);
    } catch (IOException e) {
      throw isThere(staged)
          ? DiskFailure.of("write", staged, e)
          : DiskFailure.of("write in", Parents.parent(staged), e);
    }
  }

  /** As long for long names as for short ones, so that every name has room for it. */
  private static String digits(Path file) {
    byte[] name = String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(name);
      return HexFormat.of().formatHex(hash, 0, NAME_OCTETS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private Path real() throws IOException {
    return Files.exists(path) ? path.toRealPath() : path;
  }

  private static void sync(Path file) {
    try {
      Disk.sync(Parents.parent(file));
    } catch (IOException e) {
      throw new MinicaException(
          Kind.FAILED,
          DiskFailure.shown(file) + " is written, but not durably: " + DiskFailure.reason(e),
          e);
    }
  }
}
