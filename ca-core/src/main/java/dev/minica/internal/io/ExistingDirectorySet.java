package dev.minica.internal.io;

import dev.minica.MinicaException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;

/** Files that appear among others, one after the other, each by a step that can be undone. */
final class ExistingDirectorySet extends OutputSet {

  private final Path target;
  private final List<String> names;
  private final boolean replace;

  ExistingDirectorySet(
      Path target,
      List<String> names,
      boolean replace,
      TemporaryNames temporaryNames,
      StagingNote note) {
    super(StagingDirectory.in(target, temporaryNames), Parents.of(target), note);
    this.target = target;
    this.names = names;
    this.replace = replace;
  }

  @Override
  Access access() {
    return Access.SECRET;
  }

  @Override
  void hide() {
    // It was created so.
  }

  @Override
  public void commit() {
    Path at = target;
    try {
      for (String name : names) {
        at = target.resolve(name);
        staging().put(name, replace);
      }
      at = target;
      Disk.sync(target);
      note().decide();
    } catch (FileAlreadyExistsException e) {
      throw undone(conflict(at, "exists already"));
    } catch (IOException e) {
      throw undone(HardLinks.explain(DiskFailure.of("write", at, e), e));
    }
  }

  private MinicaException undone(MinicaException failure) {
    try {
      staging().undo();
      return failure;
    } catch (IOException e) {
      abandon();
      return new MinicaException(
          failure.kind(),
          failure.getMessage()
              + "; what was there before could not be put back: "
              + DiskFailure.reason(e)
              + "; it is in "
              + DiskFailure.shown(staging().path()),
          e);
    }
  }
}
