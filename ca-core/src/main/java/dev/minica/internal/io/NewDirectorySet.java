package dev.minica.internal.io;

import dev.minica.MinicaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Files that appear with their directory: it is built under a hidden name and renamed. */
final class NewDirectorySet extends OutputSet {

  private final Path target;
  private Set<PosixFilePermission> permissions = Set.of();

  NewDirectorySet(Path target, TemporaryNames names, StagingNote note) {
    super(StagingDirectory.in(Parents.parent(target), names), Parents.of(target), note);
    this.target = target;
  }

  /** What it has when it appears, as far as the umask allows; each secret in it has its own. */
  @Override
  Access access() {
    return Access.PUBLIC;
  }

  @Override
  void hide() throws IOException {
    permissions = Access.close(staging().path());
  }

  @Override
  public void commit() {
    try {
      staging().nameInside();
      Access.reopen(staging().path(), permissions);
      Disk.sync(staging().path());
      Files.move(staging().path(), target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Files.exists(target, LinkOption.NOFOLLOW_LINKS)
          ? conflict(target, "exists already")
          : DiskFailure.of("write", target, e);
    }
    try {
      Disk.sync(Parents.parent(target));
    } catch (IOException e) {
      throw takenBack(DiskFailure.of("write", target, e));
    }
  }

  private MinicaException takenBack(MinicaException failure) {
    try {
      Files.move(target, staging().path(), StandardCopyOption.ATOMIC_MOVE);
      return failure;
    } catch (IOException e) {
      return new MinicaException(
          failure.kind(),
          failure.getMessage() + "; the directory is there, but may not survive a power failure",
          e);
    }
  }
}
