package dev.minica.internal.io;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file of lines to which any number of processes append, and that nobody changes otherwise. A
 * line is one write(2) in append mode: it comes after whatever others have written, and is never
 * mixed with theirs. What a crash or a full disk has left of a line stays, and is closed by a line
 * feed before the next one.
 *
 * <p>Readers pass over empty lines: two who close the same half line make one.
 */
public final class AppendedFile {

  /** Far more than a certificate with thousands of names takes. */
  private static final int MAX_LINE = 1 << 21;

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
    append(line, true);
  }

  /**
   * The same where the machine's end may take some of it. Readers have it at once all the same.
   *
   * @param lines each with the line feed that ends it, all in one write; none makes the file
   * @throws MinicaException FAILED; some of it may be there then
   */
  public void appendUnsynced(byte[] lines) {
    append(lines, false);
  }

  private void append(byte[] line, boolean durably) {
    try {
      boolean isNew = !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
      requireRegular(isNew);
      try (FileChannel channel = open()) {
        if (isNew) {
          Access.SECRET.restoreOwnerOfFile(path);
        }
        write(channel, isNew || !isTorn() ? line : afterLineFeed(line));
        if (durably) {
          channel.force(true);
        }
      }
      if (isNew && durably) {
        Disk.sync(Parents.parent(path));
      }
    } catch (IOException e) {
      throw DiskFailure.of("append to", path, e);
    }
  }

  /**
   * Hands out each line that has its end, without the line feed, in their order: none where there
   * is no file. Others may be appending; of what they append meanwhile some may be among it. A line
   * longer than this class ever wrote is passed over.
   *
   * @throws MinicaException FAILED if it cannot be read
   */
  public void read(Consumer<String> taker) {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    requireRegular(false);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        if (octet != '\n') {
          if (line.size() <= MAX_LINE) {
            line.write(octet);
          }
        } else {
          if (line.size() <= MAX_LINE) {
            taker.accept(line.toString(StandardCharsets.UTF_8));
          }
          line.reset();
        }
      }
    } catch (IOException e) {
      throw DiskFailure.of("read", path, e);
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
