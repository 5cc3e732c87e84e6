package dev.minica.internal.io;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory, with directories in it, that appears whole by one rename, in the place of an empty
 * one perhaps, for its owner alone. It is built beside its place as <code>.minica-DIGITS.new</code>
 * under the lock <code>.minica-DIGITS</code>, as a {@link ReplacedFile} is; what a killed process
 * leaves of these, the next one that comes to make or to look for this directory removes.
 */
public final class NewDirectory {

  private final Path target;
  private final Path staged;
  private final Set<Path> folders = new HashSet<>();
  private final List<Path> files = new ArrayList<>();

  private NewDirectory(Path target, Path staged) {
    this.target = target;
    this.staged = staged;
  }

  /** Writes what is to be in a new directory. */
  @FunctionalInterface
  public interface Content {
    /** Writes it all. */
    void writeTo(NewDirectory directory);
  }

  /**
   * Makes a directory, durably.
   *
   * @throws MinicaException CONFLICT if there is something in its place that is no empty directory;
   *     FAILED; BUSY if others are at it for half a minute; and what the content throws. Nothing
   *     has changed then, except where the message says so
   */
  public static void make(Path target, Content content) {
    Path absolute = target.toAbsolutePath();
    Parents parents = Parents.of(absolute);
    boolean made = false;
    try {
      parents.create();
      Path real = Files.exists(absolute) ? absolute.toRealPath() : absolute;
      ReplacedFile.inTurn(real, staged -> new NewDirectory(real, staged).make(content));
      made = true;
    } catch (IOException e) {
      throw DiskFailure.of("write to", absolute, e);
    } finally {
      if (!made) {
        parents.discard();
      }
    }
  }

  /**
   * Refuses, before any work is done, what {@link #make} would refuse; and removes what a killed
   * process has left.
   *
   * @throws MinicaException CONFLICT; FAILED; BUSY
   */
  public static void requireFree(Path target) {
    Path absolute = target.toAbsolutePath();
    if (!Files.isDirectory(Parents.parent(absolute))) {
      return;
    }
    try {
      Path real = Files.exists(absolute) ? absolute.toRealPath() : absolute;
      ReplacedFile.inTurn(real, staged -> new NewDirectory(real, staged).requireFree());
    } catch (IOException e) {
      throw DiskFailure.of("write to", absolute, e);
    }
  }

  private void make(Content content) throws IOException {
    requireFree();
    try {
      Disk.createDirectory(staged, Access.SECRET);
      content.writeTo(this);
      sync();
      appear();
    } finally {
      clear(staged);
    }
  }

  /** Once all is written. */
  private void sync() throws IOException {
    FileSync.of(files);
    for (Path folder : folders) {
      Disk.sync(folder);
    }
    Disk.sync(staged);
  }

  private void requireFree() throws IOException {
    clear(staged);
    boolean isThere = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    if (isThere && !Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw OutputSet.conflict(target, "exists and is not a directory");
    } else if (isThere && !Disk.entries(target).isEmpty()) {
      throw notEmpty();
    }
  }

  private MinicaException notEmpty() {
    return OutputSet.conflict(target, "exists and is not empty")
        .withHint("name another directory with --ca");
  }

  /**
   * Writes a file.
   *
   * @param folder the directory below the new one that it is in, made with the first file; empty
   *     for the new one itself
   * @throws MinicaException FAILED
   */
  public void write(String folder, OutputFile file) {
    Path directory = staged.resolve(folder);
    try {
      if (!folder.isEmpty() && folders.add(directory)) {
        createBelow(directory);
      }
      Path path = directory.resolve(file.name());
      Disk.writeUnsynced(path, file.content(), file.access());
      files.add(path);
    } catch (IOException e) {
      throw DiskFailure.of("write to", staged, e);
    }
  }

  private void createBelow(Path directory) throws IOException {
    Path above = Parents.parent(directory);
    if (!above.equals(staged) && folders.add(above)) {
      createBelow(above);
    }
    Disk.createDirectory(directory, Access.SECRET);
  }

  private void appear() throws IOException {
    Optional<Set<PosixFilePermission>> before = permissions();
    try {
      Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (Files.isDirectory(target) && !Disk.entries(target).isEmpty()) {
        throw notEmpty();
      }
      throw e;
    }
    try {
      Disk.sync(Parents.parent(target));
    } catch (IOException e) {
      takeBack(e, before);
      throw e;
    }
  }

  /** Of the empty directory that is there. */
  private Optional<Set<PosixFilePermission>> permissions() throws IOException {
    return Files.exists(target) && Access.isPosix(target)
        ? Optional.of(Files.getPosixFilePermissions(target))
        : Optional.empty();
  }

  private void takeBack(IOException failure, Optional<Set<PosixFilePermission>> before) {
    try {
      Files.move(target, staged, StandardCopyOption.ATOMIC_MOVE);
      if (before.isPresent()) {
        Files.createDirectory(target);
        Access.reopen(target, before.get());
      }
    } catch (IOException e) {
      throw new MinicaException(
          Kind.FAILED,
          "cannot write to "
              + DiskFailure.shown(target)
              + ": "
              + DiskFailure.reason(failure)
              + "; it is there, but may not survive a power failure",
          e);
    }
  }

  /** Removes what is there with all that is in it, and follows no link. */
  static void clear(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
