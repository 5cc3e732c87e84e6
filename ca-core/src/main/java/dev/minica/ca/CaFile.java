package dev.minica.ca;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.io.Disk;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file of a CA directory. Whatever is wrong with its content, it is the CA that must not be used:
 * every BAD_INPUT becomes an UNUSABLE_CA that names the file.
 *
 * @param maximum the most octets it may have
 */
record CaFile(Path path, int maximum, Disk disk) {

  /** What it holds; nothing where nothing is. */
  Optional<byte[]> readIfPresent() {
    try {
      return disk.readIfPresent(path, maximum);
    } catch (MinicaException e) {
      throw e.kind() == Kind.BAD_INPUT ? unusable("", e) : e;
    }
  }

  /** What its content means. */
  <T> T decode(byte[] content, Function<byte[], T> decoding) {
    try {
      return decoding.apply(content);
    } catch (MinicaException e) {
      throw e.kind() == Kind.BAD_INPUT ? unusable(Disk.shown(path) + " is damaged: ", e) : e;
    }
  }

  private static MinicaException unusable(String lead, MinicaException cause) {
    return cause.restated(Kind.UNUSABLE_CA, lead + cause.getMessage());
  }
}
