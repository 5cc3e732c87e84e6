package dev.minica.internal.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A folder of the user's in which some files are ours. These change together: each change leaves
 * all of the old ones or all of the new, and what others have there stays. Any number of processes
 * may come to change it; they take turns, and within a process one such folder changes at a time
 * (see {@link Turn}).
 *
 * <p>While it changes there is in it
 *
 * <pre>
 * .minica-DIGITS       the lock of whoever's {@link Turn} it is
 * .minica-DIGITS.new   a {@link StagingDirectory}: what is to get a name, and what had it before
 * .minica-DIGITS.end   the same once all have their names
 * </pre>
 *
 * <p>and beside it, while it comes to be, the first two. Names in a folder change one by one, the
 * commit point last; so a process that is killed just then leaves some of each, and the next one
 * that comes to change it first puts back what was there.
 */
public final class SharedFolder {

  private final Path folder;
  private final String last;

  /** Writes what is to change. */
  @FunctionalInterface
  public interface Content<T> {
    /** Says all of it; nothing changes before it returns. */
    T writeTo(FolderChange change);
  }

  /**
   * @param last the file that changes last, each time: with it all is there
   */
  public SharedFolder(Path folder, String last) {
    this.folder = folder.toAbsolutePath();
    this.last = last;
  }

  /**
   * Refuses what {@link #change} would refuse, before any work is done.
   *
   * @throws dev.minica.MinicaException CONFLICT if there, or above, is something that is no
   *     directory
   */
  public void requireDirectory() {
    Path lowest = folder;
    while (!Files.exists(lowest, LinkOption.NOFOLLOW_LINKS)) {
      lowest = Parents.parent(lowest);
    }
    if (!Files.isDirectory(lowest)) {
      throw OutputSet.conflict(lowest, "exists and is not a directory");
    }
  }

  /**
   * Changes it, durably. Whoever writes the content sees nothing of what a killed process has left,
   * and nobody else changes it meanwhile. Content that writes nothing changes nothing.
   *
   * @throws dev.minica.MinicaException CONFLICT if it is no directory, or a name is taken that is
   *     not to be replaced; FAILED; BUSY if others have been changing it for half a minute; and
   *     what the content throws. Nothing has changed then, except where the message says so
   */
  public <T> T change(Content<T> content) {
    Parents parents = Parents.of(folder);
    List<T> result = new ArrayList<>();
    try {
      parents.create();
      if (isThere() && !ReplacedFile.isUnfinished(folder)) {
        changeExisting(change -> result.add(content.writeTo(change)));
      } else { // or it is, and who made it was killed before all remains were gone
        ReplacedFile.inTurn(
            folder, staged -> make(staged, change -> result.add(content.writeTo(change))));
      }
      return result.get(0);
    } catch (IOException e) {
      throw HardLinks.explain(DiskFailure.of("write to", folder, e), e);
    } finally {
      parents.discard();
    }
  }

  private boolean isThere() {
    return Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
  }

  private void make(Path staged, Consumer<FolderChange> content) throws IOException {
    if (isThere()) { // another process was faster
      NewDirectory.clear(staged);
      changeExisting(content);
    } else {
      perform(new NewFolderChange(folder, staged), content);
    }
  }

  private void changeExisting(Consumer<FolderChange> content) throws IOException {
    requireDirectory();
    Path real = folder.toRealPath();
    ReplacedFile.inTurn(
        real.resolve(last),
        staged -> perform(new ExistingFolderChange(real, staged, last), content));
  }

  private static void perform(FolderChange change, Consumer<FolderChange> content)
      throws IOException {
    try (change) {
      change.begin();
      content.accept(change);
      if (change.hasWritten()) {
        change.commit();
      }
    }
  }

  /**
   * Whether somebody is changing it, or was and is killed: what is there now may be neither the old
   * nor the new.
   */
  public boolean isUnfinished() {
    return ReplacedFile.isUnfinished(folder)
        || ReplacedFile.isUnfinished(folder.resolve(last))
        || Files.exists(ExistingFolderChange.ended(ReplacedFile.staged(folder.resolve(last))));
  }
}
