package dev.minica.internal.io;

import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A pipe that this process was started with, under the name that a shell has for it: {@code
 * /dev/fd/63} for {@code <(command)}. Unlike a FIFO somewhere in the file system it was put there
 * by whoever typed the command, so waiting for its end is what they want.
 */
public final class InheritedPipe {

  private static final Path DESCRIPTORS = Path.of("/dev/fd");
  private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

  /** S_IFMT and S_IFIFO of POSIX's stat. */
  private static final int FILE_TYPE = 0xf000;

  private static final int FIFO = 0x1000;

  private final Path path;
  private final int maximum;

  /**
   * @param maximum the most octets it may have
   */
  public InheritedPipe(Path path, int maximum) {
    this.path = path;
    this.maximum = maximum;
  }

  /** Whether the path is such a name, and a pipe is there. */
  public static boolean isAt(Path path) {
    return (DESCRIPTORS.equals(path.getParent()) || STANDARD_INPUT.equals(path)) && isPipe(path);
  }

  /** Asked of the system, since Java tells pipes from devices in no other way. */
  private static boolean isPipe(Path path) {
    try {
      int mode = (int) Files.getAttribute(path, "unix:mode");
      return (mode & FILE_TYPE) == FIFO;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /**
   * All that comes until its writers close it.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if that is more than the bound, or the pipe cannot
   *     be opened; FAILED if reading fails
   */
  public byte[] read() {
    try (InputStream in = Files.newInputStream(path)) {
      return new BoundedStream(DiskFailure.shown(path), in, maximum).read();
    } catch (IOException e) {
      throw DiskFailure.of(Kind.BAD_INPUT, "read", path, e);
    }
  }
}
