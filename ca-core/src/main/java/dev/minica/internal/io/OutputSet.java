package dev.minica.internal.io;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Files for a user that appear together or not at all. Staging does all that is likely to fail, a
 * full disk above all; what is left for {@link #commit} is to give names. So the order of an
 * issuing command is: stage, record what is handed out, commit.
 *
 * <p>A directory that does not exist appears whole, by one rename. In a directory that exists the
 * files get their names one after the other, in the order they were given, and lose them again if
 * one fails, or if the run is killed in between and the next writer finds its note; so the last
 * name is the commit point. Symbolic links at the final names are replaced, never followed.
 */
public abstract sealed class OutputSet implements AutoCloseable
    permits NewDirectorySet, ExistingDirectorySet {

  private final StagingDirectory staging;
  private final Parents parents;
  private final StagingNote note;
  private boolean created;
  private boolean abandoned;

  OutputSet(StagingDirectory staging, Parents parents, StagingNote note) {
    this.staging = staging;
    this.parents = parents;
    this.note = note;
  }

  /** What {@link Writing#stage} promises. */
  static OutputSet stage(
      Disk disk, Path directory, List<OutputFile> files, boolean replace, StagingNote note) {
    List<String> names = files.stream().map(OutputFile::name).toList();
    requireFree(directory, names, replace);
    Path target = directory.toAbsolutePath();
    OutputSet set =
        Files.exists(target)
            ? new ExistingDirectorySet(target, names, replace, disk.names(), note)
            : new NewDirectorySet(target, disk.names(), note);
    set.prepare(files);
    return set;
  }

  /** What {@link Disk#requireFree} promises. */
  static void requireFree(Path directory, Collection<String> names, boolean replace) {
    if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(directory)) {
      throw conflict(directory, "exists and is not a directory");
    }
    for (String name : names) {
      Path file = directory.resolve(name);
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        throw conflict(file, "is a directory");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw conflict(file, "is no regular file");
      }
      if (!replace && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw conflict(file, "exists already")
            .withHint("choose another directory with --out, or replace it with --force");
      }
    }
  }

  static MinicaException conflict(Path path, String reason) {
    return new MinicaException(Kind.CONFLICT, DiskFailure.shown(path) + " " + reason);
  }

  private void prepare(List<OutputFile> files) {
    boolean prepared = false;
    try {
      note.begin(staging, parents);
      parents.create();
      Disk.createDirectory(staging.path(), access());
      created = true;
      hide();
      for (OutputFile file : files) {
        staging.write(file);
      }
      prepared = true;
    } catch (IOException e) {
      throw DiskFailure.of("write to", Parents.parent(staging.path()), e);
    } finally {
      if (!prepared) {
        close();
      }
    }
  }

  /** What the staging directory is created with. */
  abstract Access access();

  /** Leaves the staging directory, just created, to its owner alone. */
  abstract void hide() throws IOException;

  /**
   * Lets the files appear, durably.
   *
   * @throws MinicaException CONFLICT if one of the names has been taken since; FAILED. None of the
   *     files is there then, except where the message says so
   */
  public abstract void commit();

  /** Removes everything but the files that were committed. */
  @Override
  public final void close() {
    if (abandoned) {
      return;
    }
    boolean cleared = !created || staging.clear();
    parents.discard();
    if (cleared) {
      note.remove();
    }
  }

  /** Leaves everything as it is, for a sweeper or a person to put right. */
  final void abandon() {
    abandoned = true;
  }

  final StagingDirectory staging() {
    return staging;
  }

  final StagingNote note() {
    return note;
  }
}
