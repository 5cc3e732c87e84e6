package dev.minica.internal.io;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.io.InputStream;

/** Reads a stream to its end, but never more of it than was bargained for. */
public final class BoundedStream {

  private final String name;
  private final InputStream in;
  private final int maximum;

  /**
   * @param name what messages call it, such as {@code standard input}
   * @param maximum the most octets it may have
   */
  public BoundedStream(String name, InputStream in, int maximum) {
    this.name = name;
    this.in = in;
    this.maximum = maximum;
  }

  /**
   * What is left in it; it stays open.
   *
   * @throws MinicaException BAD_INPUT if that is more than the bound, FAILED if reading fails
   */
  public byte[] read() {
    byte[] content = readOneMore();
    if (content.length > maximum) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          "cannot read " + name + ": it has more than the " + maximum + " octets allowed here");
    }
    return content;
  }

  private byte[] readOneMore() {
    try {
      return in.readNBytes(maximum + 1);
    } catch (IOException e) {
      throw new MinicaException(
          Kind.FAILED, "cannot read " + name + ": " + DiskFailure.reason(e), e);
    }
  }
}
