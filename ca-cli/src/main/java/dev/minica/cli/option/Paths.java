package dev.minica.cli.option;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths as a user types them. */
public final class Paths {

  private Paths() {}

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
