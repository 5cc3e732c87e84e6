package dev.minica.tls;

import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.RecordReader;
import dev.minica.tls.wire.TlsRecord;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.handshake.HandshakeReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The handshake messages that a server sends before anything is protected. */
final class ServerFlight {

  /** Before the length of a record are its type and version, by which TLS is told. */
  private static final int LENGTH_OFFSET = 3;

  private final InputStream in;
  private final RecordReader records = new RecordReader();
  private final HandshakeReader messages = new HandshakeReader();

  ServerFlight(InputStream in) {
    this.in = in;
  }

  /**
   * The octets of the next message.
   *
   * @throws IOException if the server ends the connection, sends an alert, or what it sends is no
   *     TLS; the message says which
   */
  Octets next() throws IOException {
    try {
      Optional<Octets> message = messages.next();
      while (message.isEmpty()) {
        messages.accept(content(record())); // which may hold a single octet
        message = messages.next();
      }
      return message.get();
    } catch (WireException e) {
      throw malformed(e);
    }
  }

  /** What becomes of octets that nobody can read. */
  static IOException malformed(WireException e) {
    return new IOException("the server's handshake is malformed: " + e.getMessage(), e);
  }

  private TlsRecord record() throws IOException {
    byte[] chunk = new byte[TlsRecord.MAX_FRAGMENT];
    try {
      Optional<TlsRecord> record = records.next();
      while (record.isEmpty()) {
        int read = in.read(chunk);
        if (read < 0) {
          throw new IOException("the server ends the connection before it shows a certificate");
        }
        records.accept(Octets.ofRange(chunk, 0, read));
        record = records.next();
      }
      return record.get();
    } catch (WireException e) {
      throw e.offset() < LENGTH_OFFSET
          ? new IOException("it does not speak TLS: " + e.getMessage(), e)
          : malformed(e);
    }
  }

  private static Octets content(TlsRecord record) throws IOException, WireException {
    return switch (record.type()) {
      case ContentTypes.HANDSHAKE -> record.fragment();
      case ContentTypes.ALERT ->
          throw new IOException(
              "the server refuses with the alert "
                  + Alert.decode(record.fragment()).value().name());
      default ->
          throw new IOException("the server goes on with a record of type " + record.typeName());
    };
  }
}
