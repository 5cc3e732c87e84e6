package dev.minica.internal.io;

import dev.minica.MinicaException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Files that come and go among others, one after the other, each by a step that can be undone. */
final class ExistingFolderChange extends FolderChange {

  private static final String STAGED = ".new";
  private static final String ENDED = ".end";

  private final Path target;
  private final String last;
  private StagingDirectory staging;

  /** Name to whether it may be replaced. */
  private final Map<String, Boolean> names = new ConcurrentSkipListMap<>();

  private final List<String> gone = new ArrayList<>();
  private boolean abandoned;

  ExistingFolderChange(Path target, Path staged, String last) {
    this.target = target;
    this.last = last;
    this.staging = new StagingDirectory(staged);
  }

  /** What the staging directory is called once all have their names. */
  static Path ended(Path staged) {
    String name = String.valueOf(staged.getFileName());
    return staged.resolveSibling(name.substring(0, name.length() - STAGED.length()) + ENDED);
  }

  @Override
  void begin() throws IOException {
    clear(new StagingDirectory(ended(staging.path())));
    if (Files.isDirectory(staging.path(), LinkOption.NOFOLLOW_LINKS)) {
      if (!staging.isComplete()) {
        staging.undo();
      }
      clear(staging);
    }
    Disk.createDirectory(staging.path(), Access.SECRET);
  }

  private static void clear(StagingDirectory old) throws IOException {
    if (!old.clear()) {
      throw new FileAlreadyExistsException(old.path().toString());
    }
  }

  @Override
  Path folder() {
    return target;
  }

  @Override
  void requireFree(String name, boolean replace) {
    OutputSet.requireFree(target, List.of(name), replace);
  }

  @Override
  Path place(String name, boolean replace) {
    names.put(name, replace);
    return staging.placeOfNew(name);
  }

  @Override
  public void remove(String name) {
    if (!Files.exists(target.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    requireFree(name, true);
    try {
      staging.markGone(name);
      gone.add(name);
    } catch (IOException e) {
      throw DiskFailure.of("write to", target, e);
    }
  }

  @Override
  void commit() throws IOException {
    sync();
    Path at = target;
    try {
      for (Map.Entry<String, Boolean> name : names.entrySet()) {
        if (!name.getKey().equals(last)) {
          at = target.resolve(name.getKey());
          staging.put(name.getKey(), name.getValue());
        }
      }
      for (String name : gone) {
        at = target.resolve(name);
        staging.take(name);
      }
      at = target.resolve(last);
      staging.put(last, true);
      at = target;
      Disk.sync(target);
      end();
    } catch (FileAlreadyExistsException e) {
      throw undone(OutputSet.conflict(at, "exists already"));
    } catch (IOException e) {
      throw undone(HardLinks.explain(DiskFailure.of("write", at, e), e));
    }
  }

  private void end() throws IOException {
    Path ended = ended(staging.path());
    Files.move(staging.path(), ended, StandardCopyOption.ATOMIC_MOVE);
    staging = new StagingDirectory(ended);
  }

  private MinicaException undone(MinicaException failure) {
    try {
      staging.undo();
      return failure;
    } catch (IOException e) {
      abandoned = true;
      return new MinicaException(
          failure.kind(),
          failure.getMessage()
              + "; what was there before could not be put back: "
              + DiskFailure.reason(e)
              + "; it is in "
              + DiskFailure.shown(staging.path()),
          e);
    }
  }

  /** What cannot be removed now is left for the next change. */
  @Override
  public void close() {
    if (!abandoned) {
      staging.clear();
    }
  }
}
