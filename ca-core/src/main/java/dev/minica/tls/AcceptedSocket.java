package dev.minica.tls;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The socket below TLS, which keeps the client's last word from being lost. A client that refuses
 * sends an alert and closes. Java's TLS misses that alert in two cases: it is still writing itself,
 * the write fails, and it throws away what it has not read; or the alert comes in clear where a
 * protected one is due, as OpenSSL's client sends it in TLS 1.3.
 */
final class AcceptedSocket extends Socket {

  private final AlertWatch watch = new AlertWatch();
  private boolean handshakeComplete;
  private @Nullable IOException failedWrite;

  /** The last alert that came in clear. */
  Optional<String> clearAlert() {
    return watch.alert();
  }

  /**
   * From now on a failed write is what it is, and the records are not looked at any more.
   *
   * @throws IOException the failure of an earlier write
   */
  synchronized void endHandshake() throws IOException {
    handshakeComplete = true;
    if (failedWrite != null) {
      throw failedWrite;
    }
  }

  private synchronized boolean isHandshakeComplete() {
    return handshakeComplete;
  }

  /**
   * In the handshake a lost write is kept back: reading on brings the client's reason, or its end.
   */
  private synchronized void lost(IOException failure) throws IOException {
    if (handshakeComplete) {
      throw failure;
    }
    failedWrite = failure;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new WatchedInput(super.getInputStream());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new PatientOutput(super.getOutputStream());
  }

  private final class WatchedInput extends FilterInputStream {

    WatchedInput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (count > 0 && !isHandshakeComplete()) {
        for (int i = offset; i < offset + count; i++) {
          watch.accept(buffer[i]);
        }
      }
      return count;
    }
  }

  private final class PatientOutput extends FilterOutputStream {

    PatientOutput(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      try {
        out.write(buffer, offset, length);
      } catch (IOException failure) {
        lost(failure);
      }
    }
  }
}
