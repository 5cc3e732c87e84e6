package dev.minica.internal.io;

import dev.minica.MinicaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may read what is written, and the one place that knows file systems without POSIX
 * permissions: there a file takes the access rules of its directory (on Windows a user's profile is
 * private to that user), and nothing is checked.
 */
public enum Access {
  /** The owner alone: private keys and whatever contains one. Files 0600, directories 0700. */
  SECRET("rw-------", "rwx------"),
  /** Everybody may read, as far as the umask allows. Files 0644, directories 0755. */
  PUBLIC("rw-r--r--", "rwxr-xr-x");

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final Set<PosixFilePermission> file;
  private final Set<PosixFilePermission> directory;

  Access(String file, String directory) {
    this.file = PosixFilePermissions.fromString(file);
    this.directory = PosixFilePermissions.fromString(directory);
  }

  /** To be given to the call that creates a file, so that it never exists with another mode. */
  FileAttribute<?>[] ofFile(Path path) {
    return attributes(path, file);
  }

  /** To be given to the call that creates a directory. */
  FileAttribute<?>[] ofDirectory(Path path) {
    return attributes(path, directory);
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  /**
   * Gives the owner of a file that was just created what its umask took away: under umask 0777 a
   * new key could be read by nobody, whoever made it included.
   */
  void restoreOwnerOfFile(Path path) throws IOException {
    restoreOwner(path, file);
  }

  /** The same for a directory that was just created. */
  void restoreOwnerOfDirectory(Path path) throws IOException {
    restoreOwner(path, directory);
  }

  private static void restoreOwner(Path path, Set<PosixFilePermission> wanted) throws IOException {
    if (!isPosix(path)) {
      return;
    }
    Set<PosixFilePermission> lacking = EnumSet.copyOf(wanted);
    lacking.retainAll(OWNER);
    Set<PosixFilePermission> granted =
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    if (lacking.removeAll(granted) && lacking.isEmpty()) {
      return;
    }
    lacking.addAll(granted);
    Files.setPosixFilePermissions(path, lacking);
  }

  /**
   * Leaves a directory to its owner alone, and says what permissions it had, for {@link #reopen}.
   */
  static Set<PosixFilePermission> close(Path directory) throws IOException {
    if (!isPosix(directory)) {
      return Set.of();
    }
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(directory);
    Files.setPosixFilePermissions(directory, OWNER);
    return before;
  }

  /** Gives a directory back the permissions that {@link #close} took. */
  static void reopen(Path directory, Set<PosixFilePermission> before) throws IOException {
    if (isPosix(directory)) {
      Files.setPosixFilePermissions(directory, before);
    }
  }

  /**
   * Gives a new file the owner, group and permissions of another, the owner first: nobody gets
   * access to it who has none to the other.
   *
   * @throws MinicaException FAILED if the owner or group is another's to give
   */
  static void keep(Path from, Path to) {
    try {
      if (isPosix(from)) {
        copy(from, to);
      }
    } catch (IOException e) {
      throw DiskFailure.of("keep the owner and the mode of", from, e)
          .withHint("run it as the owner of the file");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    PosixFileAttributes wanted = Files.readAttributes(from, PosixFileAttributes.class);
    PosixFileAttributes given = Files.readAttributes(to, PosixFileAttributes.class);
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (!given.owner().equals(wanted.owner())) {
      view.setOwner(wanted.owner());
    }
    if (!given.group().equals(wanted.group())) {
      view.setGroup(wanted.group());
    }
    view.setPermissions(wanted.permissions());
  }

  /** Whether group or others may do anything with the file; false where nobody can tell. */
  static boolean isOpenToOthers(Path path) throws IOException {
    return isPosix(path) && opensToOthers(Files.getPosixFilePermissions(path));
  }

  /** Whether these permissions are more than the owner's. */
  static boolean opensToOthers(Set<PosixFilePermission> permissions) {
    return !OWNER.containsAll(permissions);
  }

  /** Takes from group and others what they may do with a file; the owner keeps what is theirs. */
  static void takeFromOthers(Path path) throws IOException {
    if (isPosix(path)) {
      Set<PosixFilePermission> left = EnumSet.noneOf(PosixFilePermission.class);
      left.addAll(Files.getPosixFilePermissions(path));
      left.retainAll(OWNER);
      Files.setPosixFilePermissions(path, left);
    }
  }

  /** Takes from group and others that they may write. */
  static void takeWritingFromOthers(Path path) throws IOException {
    if (isPosix(path)) {
      Set<PosixFilePermission> left = EnumSet.noneOf(PosixFilePermission.class);
      left.addAll(Files.getPosixFilePermissions(path));
      left.remove(PosixFilePermission.GROUP_WRITE);
      left.remove(PosixFilePermission.OTHERS_WRITE);
      Files.setPosixFilePermissions(path, left);
    }
  }

  static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
