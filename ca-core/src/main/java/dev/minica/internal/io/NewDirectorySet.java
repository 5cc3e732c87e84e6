package dev.minica.internal.io;

import java.io.IOException;
import java.nio.file.Path;
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
    DirectoryRename rename = new DirectoryRename(staging().path(), target);
    try {
      staging().nameInside();
      Access.reopen(staging().path(), permissions);
      Disk.sync(staging().path());
    } catch (IOException e) {
      throw rename.failure(e);
    }
    rename.commit();
  }
}
