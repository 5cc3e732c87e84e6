package dev.minica.internal.io;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/** Reads a file that somebody else may have prepared: never more of it than was bargained for. */
public final class BoundedFile {

  private final Path path;
  private final int maximum;

  public BoundedFile(Path path, int maximum) {
    this.path = path;
    this.maximum = maximum;
  }

  /** What {@link Disk#read} promises. */
  public byte[] read() {
    try {
      return readOrFail();
    } catch (NoSuchFileException | AccessDeniedException | NotDirectoryException e) {
      throw DiskFailure.of(Kind.BAD_INPUT, "read", path, e);
    } catch (IOException e) {
      throw DiskFailure.of("read", path, e);
    }
  }

  private byte[] readOrFail() throws IOException {
    BasicFileAttributes attributes = attributes();
    // Opening a FIFO would wait for its writer, and a device may never end.
    if (!attributes.isRegularFile()) {
      throw refusal(attributes.isDirectory() ? "it is a directory" : "it is not a regular file");
    }
    requireWithinBound(attributes.size());
    try (InputStream in = Files.newInputStream(path)) {
      byte[] first = new byte[(int) attributes.size() + 1];
      int count = Math.max(0, in.read(first));
      if (count != attributes.size()) {
        count += in.readNBytes(first, count, first.length - count);
      }
      return count < first.length ? Arrays.copyOf(first, count) : grown(first, in);
    }
  }

  /**
   * The size of a moment ago binds nobody: files grow, and those of /proc call themselves empty.
   */
  private byte[] grown(byte[] first, InputStream in) throws IOException {
    requireWithinBound(first.length);
    byte[] rest = in.readNBytes(maximum + 1 - first.length);
    requireWithinBound((long) first.length + rest.length);
    byte[] content = Arrays.copyOf(first, first.length + rest.length);
    System.arraycopy(rest, 0, content, first.length, rest.length);
    return content;
  }

  /** What cannot even be looked at is no good path: links in a circle, a name too long. */
  private BasicFileAttributes attributes() {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (IOException e) {
      throw DiskFailure.of(Kind.BAD_INPUT, "read", path, e);
    }
  }

  private void requireWithinBound(long size) {
    if (size > maximum) {
      throw refusal("it has more than the " + maximum + " octets allowed here");
    }
  }

  private MinicaException refusal(String reason) {
    return new MinicaException(
        Kind.BAD_INPUT, "cannot read " + DiskFailure.shown(path) + ": " + reason);
  }
}
