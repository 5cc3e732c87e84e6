package dev.minica.store;

import dev.minica.internal.io.AppendedFile;
import dev.minica.internal.io.StateDirectory;
import dev.minica.x509.SerialNumber;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a CA has done, in the file <code>audit.log</code> of a CA directory: one JSON object a line,
 * one line an event, in the order in which they were written. Lines are only ever added. A line
 * that a crash cut off is no JSON; readers pass over it, and over empty lines.
 */
public final class AuditLog {

  /** The file's name in the CA directory. */
  public static final String FILE = "audit.log";

  private final Path path;
  private final AppendedFile file;

  /**
   * @param state the CA directory, which must exist before the first {@link #append}
   */
  public AuditLog(StateDirectory state) {
    this.path = state.root().resolve(FILE);
    this.file = new AppendedFile(path);
  }

  /** Where it is, or would be; it grows with each event. */
  public Path file() {
    return path;
  }

  /**
   * Adds a line. It is durable when this returns, so that whoever answers afterwards answers
   * nothing that the log does not tell.
   *
   * @throws dev.minica.MinicaException FAILED; some of the line may be there then
   */
  public void append(AuditEvent event) {
    file.append(AuditLine.encode(event));
  }

  /**
   * What is told of each event in the log, as far as its reader can make sense of a line.
   *
   * @param time when it was
   * @param event the word for what was done, perhaps one of a later version
   * @param serialNumber of the certificate that it was done to or with
   */
  public record Line(Instant time, String event, Optional<SerialNumber> serialNumber) {}

  /**
   * Hands out the lines in their order; those that a crash cut off are passed over.
   *
   * @throws dev.minica.MinicaException FAILED if the log cannot be read
   */
  public void read(Consumer<Line> taker) {
    file.read(line -> AuditLine.decode(line).ifPresent(taker));
  }

  /** What the log of a new CA holds. */
  public static byte[] first(List<AuditEvent> events) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    events.forEach(event -> lines.writeBytes(AuditLine.encode(event)));
    return lines.toByteArray();
  }
}
