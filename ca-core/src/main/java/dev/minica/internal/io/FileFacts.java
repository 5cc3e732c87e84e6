package dev.minica.internal.io;

import dev.minica.MinicaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a file system knows of a file or directory, a link's end included. Where there are no POSIX
 * permissions, nobody else has any, and there is no owner.
 *
 * @param modified when its content was last changed
 * @param owner its owner's name, or number
 */
public record FileFacts(
    Path path,
    boolean isDirectory,
    Instant modified,
    Optional<String> owner,
    Set<PosixFilePermission> permissions) {

  public FileFacts {
    permissions = Set.copyOf(permissions);
  }

  /**
   * What there is to know; nothing if nothing is there.
   *
   * @throws MinicaException FAILED if it cannot be looked at
   */
  public static Optional<FileFacts> of(Path path) {
    try {
      return Optional.of(Access.isPosix(path) ? posix(path) : basic(path));
    } catch (NoSuchFileException e) {
      return danglingOrNothing(path);
    } catch (IOException e) {
      throw DiskFailure.of("look at", path, e);
    }
  }

  private static FileFacts posix(Path path) throws IOException {
    PosixFileAttributes read = Files.readAttributes(path, PosixFileAttributes.class);
    return new FileFacts(
        path,
        read.isDirectory(),
        read.lastModifiedTime().toInstant(),
        Optional.of(read.owner().getName()),
        read.permissions());
  }

  private static FileFacts basic(Path path) throws IOException {
    return basic(path, Files.readAttributes(path, BasicFileAttributes.class));
  }

  private static FileFacts basic(Path path, BasicFileAttributes read) {
    return new FileFacts(
        path, read.isDirectory(), read.lastModifiedTime().toInstant(), Optional.empty(), Set.of());
  }

  private static Optional<FileFacts> danglingOrNothing(Path path) {
    try {
      return Optional.of(
          basic(
              path,
              Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Its name in the directory that it is in. */
  public String name() {
    return String.valueOf(path.getFileName());
  }

  /** Whether group or others may do anything with it. */
  public boolean isOpenToOthers() {
    return Access.opensToOthers(permissions);
  }

  /** Whether group or others may change it. */
  public boolean isWritableByOthers() {
    return permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE);
  }

  /** The permissions as {@code ls} writes them. */
  public String mode() {
    return PosixFilePermissions.toString(permissions);
  }
}
