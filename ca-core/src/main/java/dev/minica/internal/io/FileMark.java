package dev.minica.internal.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says of some files and directories without reading them. Equal marks say
 * that a file which is only ever appended to is the same, for its size has not grown. Of
 * directories they say so as well as the clock tells that dates them, which ticks some hundred
 * times a second.
 */
public record FileMark(List<State> states) {

  /**
   * Of one file.
   *
   * @param key which file it is, among all under that name; absent on Windows
   * @param size in octets; -1 if there is none, -2 if it cannot be looked at
   * @param modified when it was last changed
   */
  public record State(@Nullable Object key, long size, FileTime modified) {

    private static final State ABSENT = new State(null, -1, FileTime.fromMillis(0));
    private static final State UNKNOWN = new State(null, -2, FileTime.fromMillis(0));

    private static State of(Path file) {
      try {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return new State(found.fileKey(), found.size(), found.lastModifiedTime());
      } catch (NoSuchFileException e) {
        return ABSENT;
      } catch (IOException e) {
        return UNKNOWN; // who then reads it is told why
      }
    }
  }

  public FileMark {
    states = List.copyOf(states);
  }

  /** That of these files now. */
  public static FileMark of(List<Path> files) {
    return new FileMark(files.stream().map(State::of).toList());
  }
}
