package dev.minica.internal.io;

/**
 * A file to be written for a user.
 *
 * @param name its plain name in the output directory
 * @param content what it holds
 * @param access who may read it
 */
public record OutputFile(String name, byte[] content, Access access) {

  public OutputFile {
    requirePlain(name);
  }

  /** A name that is one step below its directory, on every system. */
  static void requirePlain(String name) {
    boolean steps = name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0;
    if (steps || name.isEmpty() || name.equals(".") || name.equals("..")) {
      throw new IllegalArgumentException("not the plain name of a file: " + name);
    }
  }
}
