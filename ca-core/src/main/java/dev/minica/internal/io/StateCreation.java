package dev.minica.internal.io;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A state directory that is being made. Closing it takes away again what was made here and is still
 * empty, unless {@link #keep} was called; so whoever fails in between leaves no trace.
 *
 * <p>Close every {@link Writing} in the directory first.
 */
public final class StateCreation implements AutoCloseable {

  private final StateDirectory state;
  private final Path root;
  private final Parents parents;
  private final List<Path> made = new ArrayList<>();
  private @Nullable Set<PosixFilePermission> permissionsBefore;
  private boolean kept;

  private StateCreation(StateDirectory state) {
    this.state = state;
    this.root = state.root().toAbsolutePath();
    this.parents = Parents.of(root);
  }

  /** What {@link StateDirectory#create} promises. */
  static StateCreation begin(StateDirectory state, List<String> directories) {
    StateCreation creation = new StateCreation(state);
    boolean complete = false;
    try {
      creation.make(directories);
      complete = true;
      return creation;
    } catch (FileAlreadyExistsException e) {
      throw new MinicaException(
          Kind.CONFLICT,
          DiskFailure.shown(Path.of(e.getFile())) + " exists and is not a directory",
          e);
    } catch (IOException e) {
      throw DiskFailure.of("create the directory", creation.root, e);
    } finally {
      if (!complete) {
        creation.close();
      }
    }
  }

  private void make(List<String> directories) throws IOException {
    parents.create();
    makeUnlessThere(root);
    closeIfEmpty();
    for (String name : directories) {
      makeUnlessThere(root.resolve(name));
    }
  }

  private void makeUnlessThere(Path directory) throws IOException {
    if (StateDirectory.createUnlessThere(directory)) {
      made.add(directory);
    }
  }

  /** A directory that a user prepared with the usual mode is about to hold keys. */
  private void closeIfEmpty() throws IOException {
    if (!made.contains(root) && Disk.entries(root).isEmpty()) {
      permissionsBefore = Access.close(root);
    } else if (Access.isOpenToOthers(root)) {
      throw new MinicaException(
              Kind.UNUSABLE_CA, "others than its owner have access to " + Disk.shown(root))
          .withHint("chmod 700 " + Disk.shown(root) + ", or name an empty directory");
    }
  }

  /** What was made stays. */
  public void keep() {
    kept = true;
  }

  @Override
  public void close() {
    if (!kept && isUnused()) {
      state.discardParts();
      Collections.reverse(made);
      made.forEach(Disk::discard);
      parents.discard();
      restorePermissions();
    }
  }

  /** Whether nothing has come into the directory but its own parts, which hold nothing. */
  private boolean isUnused() {
    try {
      return Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)
          && Disk.entries(root).stream().allMatch(e -> made.contains(e) || state.isOwnPart(e));
    } catch (IOException e) {
      // The directory stays: empty, and as good as a new one for whoever comes next.
      return false;
    }
  }

  private void restorePermissions() {
    Set<PosixFilePermission> before = permissionsBefore;
    if (before != null) {
      try {
        Access.reopen(root, before);
      } catch (IOException e) {
        throw new MinicaException(
            Kind.FAILED,
            "cannot give "
                + DiskFailure.shown(root)
                + " back its permissions "
                + PosixFilePermissions.toString(before),
            e);
      }
    }
  }
}
