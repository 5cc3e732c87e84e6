package dev.minica.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/**
 * Hands on in one piece what is written in many: a process that is killed has then written a short
 * document whole or not at all. What is long goes out piece by piece, since there may be very much
 * of it.
 */
final class WholeWrites implements Consumer<String> {

  /** Up to this many octets, {@link java.io.FileOutputStream} makes one system call. */
  private static final int MAX_OCTETS = 8192;

  private final PrintStream stream;
  private final Charset charset;
  private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();

  /**
   * @param charset in which the text is written, whatever the stream's own
   */
  WholeWrites(PrintStream stream, Charset charset) {
    this.stream = stream;
    this.charset = charset;
  }

  @Override
  public void accept(String text) {
    byte[] octets = text.getBytes(charset);
    if (gathered.size() + octets.length > MAX_OCTETS) {
      end();
    }
    gathered.writeBytes(octets);
  }

  /** Hands on what there is. */
  void end() {
    byte[] octets = gathered.toByteArray();
    gathered.reset();
    stream.write(octets, 0, octets.length);
  }
}
