package dev.minica.file;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.io.Access;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.OutputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The one file that something is to be written to.
 *
 * @param directory where it is; made where it is missing
 * @param name its plain name there
 */
public record FileTarget(Path directory, String name) {

  /** Separates names on some system: such a file could not be taken elsewhere. */
  private static final char BACKSLASH = '\\';

  /**
   * The target at a path.
   *
   * @throws MinicaException USAGE if it can name no file: a root, {@code .} or {@code ..}, or a
   *     name with a backslash
   */
  public static FileTarget of(Path path) {
    Path absolute = path.toAbsolutePath();
    Path directory = absolute.getParent();
    Path last = absolute.getFileName();
    String name = last == null ? "" : last.toString();
    boolean isFile = !name.isEmpty() && !name.equals(".") && !name.equals("..");
    if (directory == null || !isFile || name.indexOf(BACKSLASH) >= 0) {
      throw new MinicaException(Kind.USAGE, Disk.shown(path) + " is no name of a file");
    }
    return new FileTarget(real(directory), name);
  }

  /** So that two ways to one directory are seen to lead there. */
  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException missing) {
      Path parent = directory.getParent();
      return parent == null
          ? directory
          : real(parent).resolve(parent.relativize(directory)).normalize();
    }
  }

  /** The whole path. */
  public Path path() {
    return directory.resolve(name);
  }

  /** The file with its content. */
  public OutputFile holding(byte[] content, boolean secret) {
    return new OutputFile(name, content, secret ? Access.SECRET : Access.PUBLIC);
  }

  /**
   * Before any work is done.
   *
   * @throws MinicaException CONFLICT if it exists and is not to be replaced, or is no plain file
   */
  public void requireFree(Disk disk, boolean replace) {
    try {
      disk.requireFree(directory, List.of(name), replace);
    } catch (MinicaException e) {
      throw e.hint().isPresent()
          ? e.withHint("choose another file, or replace this one with --force")
          : e;
    }
  }
}
