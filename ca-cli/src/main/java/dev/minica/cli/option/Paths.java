package dev.minica.cli.option;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/** Paths as a user types them. */
public final class Paths {

  private static final Path DASH = Path.of("-");

  /** What a system calls it, which others pass on to programs that know no {@code -}. */
  private static final Set<Path> STANDARD_INPUT =
      Set.of(DASH, Path.of("/dev/stdin"), Path.of("/dev/fd/0"));

  private Paths() {}

  /** Whether a path to read names standard input, as {@code -} does, and {@code /dev/stdin}. */
  public static boolean isStandardInput(Path path) {
    return STANDARD_INPUT.contains(path);
  }

  /**
   * The path of a file to write, as {@link #parse} gives it.
   *
   * @throws MinicaException of kind USAGE also for {@code -}: what goes to standard output does so
   *     by itself, and a file of that name is nobody's wish
   */
  public static Path output(String text) {
    Path path = parse(text);
    if (path.equals(DASH)) {
      throw new MinicaException(Kind.USAGE, "'-' names no file to write")
          .withHint("./- is a file of that name; where a command may print, leave the option out");
    }
    return path;
  }

  /**
   * The path, relative or not as it was typed.
   *
   * @throws MinicaException of kind USAGE when it is empty or this system cannot name such a file
   */
  public static Path parse(String text) {
    if (text.isEmpty()) {
      throw new MinicaException(Kind.USAGE, "the path is empty");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new MinicaException(Kind.USAGE, "'" + text + "' is no path: " + e.getReason(), e);
    }
  }
}
