package dev.minica.internal.io;

import dev.minica.MinicaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Files that appear with their folder, by one rename. */
final class NewFolderChange extends FolderChange {

  private final Path target;
  private final Path staged;
  private Set<PosixFilePermission> permissions = Set.of();

  NewFolderChange(Path target, Path staged) {
    this.target = target;
    this.staged = staged;
  }

  @Override
  void begin() throws IOException {
    NewDirectory.clear(staged);
    Disk.createDirectory(staged, Access.PUBLIC);
    permissions = Access.close(staged);
  }

  @Override
  Path folder() {
    return target;
  }

  @Override
  void requireFree(String name, boolean replace) {
    // There is nothing of another's in a folder that is not there.
  }

  @Override
  Path place(String name, boolean replace) {
    return staged.resolve(name);
  }

  @Override
  public void remove(String name) {
    // Nor is there anything to take out.
  }

  @Override
  void commit() throws IOException {
    sync();
    Access.reopen(staged, permissions);
    Disk.sync(staged);
    try {
      Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Files.exists(target, LinkOption.NOFOLLOW_LINKS)
          ? OutputSet.conflict(target, "exists already")
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
      Files.move(target, staged, StandardCopyOption.ATOMIC_MOVE);
      return failure;
    } catch (IOException e) {
      return new MinicaException(
          failure.kind(),
          failure.getMessage() + "; the directory is there, but may not survive a power failure",
          e);
    }
  }

  @Override
  public void close() throws IOException {
    NewDirectory.clear(staged);
  }
}
