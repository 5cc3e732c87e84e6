package dev.minica.file;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.io.Access;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.OutputFile;
import dev.minica.internal.io.OutputSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files for a user, PEM text or octets, that no CA keeps a record of: keys, requests, what signs
 * itself. Those in one directory appear together or not at all, each with its final mode from the
 * start.
 */
public final class OutputFiles {

  /**
   * A file to be written.
   *
   * @param before what a file that is to be replaced holds; absent for one that is new
   */
  private record Planned(FileTarget target, boolean secret, Optional<byte[]> before) {

    OutputFile holding(byte[] content) {
      OutputFile file = target.holding(content, secret);
      return before.isPresent() ? new OutputFile(file.name(), content, Access.SECRET, true) : file;
    }

    void requireUnchanged() {
      Path path = target.path();
      if (before.isPresent() && !Arrays.equals(new InputFile(path).read(), before.get())) {
        throw new MinicaException(
                Kind.BUSY, "somebody else has changed " + Disk.shown(path) + " meanwhile")
            .withHint("do it again");
      }
    }
  }

  private final Disk disk;
  private final boolean replace;
  private final List<Planned> planned = new ArrayList<>();

  /**
   * @param replace whether files that exist are replaced
   */
  public OutputFiles(Environment environment, boolean replace) {
    this.disk = new Disk(environment.random());
    this.replace = replace;
  }

  /**
   * Plans a file, so that nothing is made that cannot be written.
   *
   * @param secret whether nobody but its owner may read it
   * @throws MinicaException CONFLICT if it exists and is not to be replaced; USAGE if two are to be
   *     the same file, or the path can name none
   */
  public void plan(Path path, boolean secret) {
    FileTarget target = FileTarget.of(path);
    requireOnlyOne(target, path);
    target.requireFree(disk, replace);
    planned.add(new Planned(target, secret, Optional.empty()));
  }

  /**
   * Plans to replace a file, whether others are to be replaced or not. It keeps its owner, group
   * and mode; a symbolic link to it stays.
   *
   * @param before what it holds
   * @throws MinicaException USAGE if two are to be the same file
   */
  public void planReplacement(Path path, byte[] before) {
    FileTarget target = FileTarget.of(real(path));
    requireOnlyOne(target, path);
    planned.add(new Planned(target, true, Optional.of(before.clone())));
  }

  private void requireOnlyOne(FileTarget target, Path path) {
    if (planned.stream().anyMatch(other -> other.target().equals(target))) {
      throw new MinicaException(Kind.USAGE, "two things are to be written to " + Disk.shown(path));
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path; // it is gone again: what is written next says so
    }
  }

  /**
   * Writes all that is planned.
   *
   * @param texts in the order of planning, ASCII
   * @throws MinicaException CONFLICT or FAILED; BUSY if what is to be replaced is not what it was;
   *     nothing has changed then, except where the message says so
   */
  public void write(List<String> texts) {
    writeOctets(texts.stream().map(text -> text.getBytes(StandardCharsets.US_ASCII)).toList());
  }

  /** The same with octets instead of texts. */
  public void writeOctets(List<byte[]> contents) {
    Deque<OutputSet> sets = new ArrayDeque<>();
    try {
      byDirectory(contents)
          .forEach((path, files) -> sets.add(disk.stage(path, files, replace || replaces(path))));
      planned.forEach(Planned::requireUnchanged);
      commit(sets);
    } finally {
      sets.forEach(OutputSet::close);
    }
  }

  private boolean replaces(Path directory) {
    return planned.stream()
        .anyMatch(each -> each.before().isPresent() && each.target().directory().equals(directory));
  }

  private Map<Path, List<OutputFile>> byDirectory(List<byte[]> contents) {
    Map<Path, List<OutputFile>> files = new LinkedHashMap<>();
    for (int i = 0; i < planned.size(); i++) {
      Planned file = planned.get(i);
      files
          .computeIfAbsent(file.target().directory(), directory -> new ArrayList<>())
          .add(file.holding(contents.get(i)));
    }
    return files;
  }

  private void commit(Deque<OutputSet> sets) {
    boolean isFirst = true;
    for (OutputSet set : sets) {
      try {
        set.commit();
      } catch (MinicaException e) {
        throw isFirst
            ? e
            : e.restated(
                e.kind(),
                e.getMessage()
                    + " ("
                    + Disk.shown(planned.get(0).target().path())
                    + " is written)");
      }
      isFirst = false;
    }
  }
}
