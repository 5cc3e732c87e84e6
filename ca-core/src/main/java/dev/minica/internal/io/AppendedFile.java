package dev.minica.internal.io;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file of lines to which any number of processes append, and that nobody changes otherwise. A
 * line is one write(2) in append mode: it comes after whatever others have written, and is never
 * mixed with theirs. What a crash or a full disk has left of a line stays, and is closed by a line
 * feed before the next one.
 *
 * <p>Readers pass over empty lines: two who close the same half line make one.
 */
public final class AppendedFile {

  private final Path path;

  public AppendedFile(Path path) {
    this.path = path;
  }

  /**
   * Appends a line, durably. The file is made for its owner alone if it is missing.
   *
   * @param line with the line feed that ends it, and no other
   * @throws MinicaException FAILED; some of the line may be there then
   */
  public void append(byte[] line) {
    try {
      boolean isNew = !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
      requireRegular(isNew);
      try (FileChannel channel = open()) {
        if (isNew) {
          Access.SECRET.restoreOwnerOfFile(path);
        }
        write(channel, isNew || !isTorn() ? line : afterLineFeed(line));
        channel.force(true);
      }
      if (isNew) {
        Disk.sync(Parents.parent(path));
      }
    } catch (IOException e) {
      throw DiskFailure.of("append to", path, e);
    }
  }

  /** To open a FIFO would wait for its reader. */
  private void requireRegular(boolean isNew) {
    if (!isNew && !Files.isRegularFile(path)) {
      throw failure("it is not a regular file");
    }
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        path,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
        Access.SECRET.ofFile(path));
  }

  /** Whether the last line has no end. Somebody may be writing it just now, which does no harm. */
  private boolean isTorn() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      long size = channel.size();
      return size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n';
    }
  }

  private static byte[] afterLineFeed(byte[] line) {
    return ByteBuffer.allocate(1 + line.length).put((byte) '\n').put(line).array();
  }

  /** A second write for the rest would come after lines that others wrote in between. */
  private void write(FileChannel channel, byte[] octets) throws IOException {
    int written = channel.write(ByteBuffer.wrap(octets));
    if (written < octets.length) {
      throw failure("only " + written + " of " + octets.length + " octets could be written");
    }
  }

  private MinicaException failure(String reason) {
    return new MinicaException(
        Kind.FAILED, "cannot append to " + DiskFailure.shown(path) + ": " + reason);
  }
}
