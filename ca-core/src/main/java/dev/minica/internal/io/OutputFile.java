package dev.minica.internal.io;

/**
 * A file to be written for a user.
 *
 * @param name its plain name in the output directory
 * @param content what it holds
 * @param access who may read it
 * @param keeping whether it keeps the owner, group and mode of a file that it replaces
 */
public record OutputFile(String name, byte[] content, Access access, boolean keeping) {

  public OutputFile {
    requirePlain(name);
  }

  /** One that is new in any case. */
  public OutputFile(String name, byte[] content, Access access) {
    this(name, content, access, false);
  }

  /** A name that is one step below its directory, on every system. */
  static void requirePlain(String name) {
    boolean steps = name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0;
    if (steps || name.isEmpty() || name.equals(".") || name.equals("..")) {
      throw new IllegalArgumentException("not the plain name of a file: " + name);
    }
  }
}
