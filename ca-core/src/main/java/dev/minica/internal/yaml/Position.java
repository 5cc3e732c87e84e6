package dev.minica.internal.yaml;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;

/**
 * Where something stands in a file.
 *
 * @param file what messages call the file, fit for a terminal
 * @param line from 1
 * @param column from 1, in characters
 */
public record Position(String file, int line, int column) {

  /** The failure that this is wrong here: BAD_INPUT, in one line. */
  public MinicaException mistake(String what) {
    return new MinicaException(Kind.BAD_INPUT, this + ": " + what);
  }

  /** As compilers and editors write it. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
