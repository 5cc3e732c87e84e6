package dev.minica.tls.format;

import dev.minica.MinicaException;
import dev.minica.internal.io.AppendedFile;
import java.nio.file.Path;

/**
 * A key log on disk that grows while others read it, as Wireshark does. Other programs may append
 * to the same file, as all do that are told one by {@code SSLKEYLOGFILE}.
 */
public final class KeyLogFile {

  private final AppendedFile file;

  private KeyLogFile(AppendedFile file) {
    this.file = file;
  }

  /**
   * Makes the file for its owner alone if it is missing. One that is there keeps what is in it, and
   * its mode.
   *
   * @throws MinicaException FAILED if it cannot be written
   */
  public static KeyLogFile open(Path path) {
    AppendedFile file = new AppendedFile(path);
    file.appendUnsynced(new byte[0]);
    return new KeyLogFile(file);
  }

  /**
   * Adds these lines in one write. Where the file is gone it is made again.
   *
   * @throws MinicaException FAILED; some of it may be there then
   */
  public synchronized void append(KeyLog lines) {
    file.appendUnsynced(lines.encoded());
  }
}
