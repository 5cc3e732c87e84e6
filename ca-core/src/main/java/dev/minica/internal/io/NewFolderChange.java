package dev.minica.internal.io;

import java.io.IOException;
import java.nio.file.Path;
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
    new DirectoryRename(staged, target).commit();
  }

  @Override
  public void close() throws IOException {
    NewDirectory.clear(staged);
  }
}
