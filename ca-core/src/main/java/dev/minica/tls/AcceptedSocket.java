package dev.minica.tls;

import dev.minica.tls.watch.ClientWatch;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * The socket below TLS, which keeps the client's last word from being lost. A client that refuses
 * sends an alert and closes. Java's TLS misses that alert in two cases: it is still writing itself,
 * the write fails, and it throws away what it has not read; or the alert comes in clear where a
 * protected one is due, as OpenSSL's client sends it in TLS 1.3.
 */
final class AcceptedSocket extends Socket {

  /** The content type "handshake" of RFC 8446 section 5.1. */
  private static final byte HANDSHAKE = 22;

  private final ClientWatch watch = new ClientWatch();
  private HandshakeObserver observer = HandshakeObserver.NONE;
  private boolean greeted;
  private volatile boolean heard;
  private volatile boolean answered;
  private boolean handshakeComplete;
  private @Nullable IOException failedWrite;

  /** What was seen of the client, as far as it was not encrypted. */
  ClientWatch watch() {
    return watch;
  }

  /** From now on it sees the handshake, on the thread that calls this. */
  void observe(HandshakeObserver ofThisHandshake) {
    observer = ofThisHandshake;
  }

  /** Whether this side has begun its part of the handshake, which shows the certificate. */
  boolean isAnswered() {
    return answered;
  }

  /** What the client owes while its handshake is not complete. */
  String owed() {
    if (!heard) {
      return "it sent nothing";
    }
    return watch.offer().isEmpty() ? "its ClientHello is not complete" : "it did not go on";
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

  private void hear(byte[] buffer, int offset, int length) {
    heard = true;
    watch.accept(buffer, offset, length);
    if (!greeted) {
      watch.hello().ifPresent(observer::greeted);
      greeted = watch.hello().isPresent();
    }
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
      if (isHandshakeComplete()) {
        return super.read(buffer, offset, length);
      }
      observer.waiting();
      int count = super.read(buffer, offset, length);
      if (count > 0) {
        hear(buffer, offset, count);
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
      if (!isHandshakeComplete()) {
        observer.sending(buffer, offset, length);
      }
      try {
        out.write(buffer, offset, length);
        answered |= length > 0 && buffer[offset] == HANDSHAKE;
      } catch (IOException failure) {
        lost(failure);
      }
    }
  }
}
