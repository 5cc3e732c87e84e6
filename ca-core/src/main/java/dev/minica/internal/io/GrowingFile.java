package dev.minica.internal.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that grows by whole parts, for its owner alone. Between two parts it is complete: whoever
 * reads it meanwhile, and whoever stops its writer, has all parts so far.
 *
 * <p>One process writes it, one thread at a time.
 */
public final class GrowingFile {

  private final Path path;

  private GrowingFile(Path path) {
    this.path = path;
  }

  /**
   * Makes the file and the directories above it that are missing.
   *
   * @param beginning its first part
   * @param replace whether one that is there is replaced, as a whole
   * @throws dev.minica.MinicaException as {@link ReplacedFile#create} does
   */
  public static GrowingFile create(Path path, byte[] beginning, boolean replace) {
    new ReplacedFile(path, Integer.MAX_VALUE).create(beginning, replace);
    return new GrowingFile(path);
  }

  /**
   * Adds a part.
   *
   * @throws dev.minica.MinicaException FAILED; none of the part is there then
   */
  public void append(byte[] part) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      long end = channel.size();
      try {
        write(channel.position(end), part);
      } catch (IOException e) {
        channel.truncate(end);
        throw e;
      }
    } catch (IOException e) {
      throw DiskFailure.of("append to", path, e);
    }
  }

  private static void write(FileChannel channel, byte[] part) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(part);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }
}
