package dev.minica.tls.observed;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Close;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.engine.Dial;
import dev.minica.tls.wire.Octets;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The socket below TLS, which takes down what passes. When TLS closes it, it stays open for what
 * the server has still to say, which TLS itself does not wait for; {@link #leave} hears that.
 *
 * <p>For one thread, as TLS on a blocking socket is. A write waits for as long as the server does
 * not read, until {@link #cut}; what it wrote until then is not taken down.
 */
final class RecordedSocket extends Socket {

  private static final int BUFFER = 32 * 1024;

  /** Of what comes after the client has left, so many octets are taken down. */
  private static final int MOST = 1 << 18;

  /** How long a server is waited for that neither says why it is left nor leaves. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final Environment environment;
  private final long end;
  private final List<Chunk> chunks = new ArrayList<>();
  private final List<Close> closes = new ArrayList<>();
  private final InetSocketAddress server;
  private InetSocketAddress client = new InetSocketAddress(0);
  private Duration patience;

  private RecordedSocket(InetSocketAddress server, Duration limit, Environment environment) {
    this.server = server;
    this.environment = environment;
    this.end = environment.nanoseconds() + limit.toNanos();
    this.patience = limit;
  }

  /**
   * @param limit for connecting and all that is done with it together
   * @throws MinicaException FAILED if nobody listens there; BUSY if nobody has answered in time
   */
  static RecordedSocket connect(InetSocketAddress server, Duration limit, Environment environment) {
    RecordedSocket socket = new RecordedSocket(server, limit, environment);
    try {
      new Dial(server, limit).connect(socket);
      socket.client = (InetSocketAddress) socket.getLocalSocketAddress();
      return socket;
    } catch (MinicaException e) {
      socket.end();
      throw e;
    }
  }

  /** From now on each read waits so long at most, within the limit of the whole. */
  void waitAtMost(Duration time) {
    patience = time;
  }

  /** What has passed so far. */
  Conversation conversation() {
    return new Conversation(client, server, chunks, closes, Set.of());
  }

  /** Says that nothing more comes, hears the server out unless it has too much to say, closes. */
  void leave() {
    waitAtMost(FAREWELL);
    byte[] buffer = new byte[BUFFER];
    int heard = 0;
    try {
      shutdownOutput();
      InputStream in = getInputStream();
      int count = hasClosed(Sender.SERVER) ? -1 : in.read(buffer);
      while (count >= 0 && heard < MOST) {
        heard += count;
        count = in.read(buffer);
      }
    } catch (IOException over) {
      waitAtMost(Duration.ZERO); // broken off, or silent: it has nothing more to say
    } finally {
      end();
    }
  }

  private void end() {
    try {
      cut();
    } catch (IOException e) {
      waitAtMost(Duration.ZERO); // as closed as it will ever be
    }
  }

  /** Closes it at once, whatever waits for it; for any thread. */
  void cut() throws IOException {
    super.close();
  }

  /** What TLS does when it is done. {@link #leave} is what closes it. */
  @Override
  public void close() {}

  private boolean hasClosed(Sender sender) {
    return closes.stream().anyMatch(close -> close.sender() == sender);
  }

  private void closed(Sender sender, boolean isReset) {
    if (!hasClosed(sender)) {
      closes.add(new Close(sender, environment.clock().instant(), isReset));
    }
  }

  /** Nothing more is sent. */
  @Override
  public void shutdownOutput() throws IOException {
    if (!isOutputShutdown()) {
      super.shutdownOutput();
      closed(Sender.CLIENT, false);
    }
  }

  /** Does nothing, so that what comes can still be read. */
  @Override
  public void shutdownInput() {}

  @Override
  public InputStream getInputStream() throws IOException {
    return new RecordedInput(super.getInputStream());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new RecordedOutput(super.getOutputStream());
  }

  /** The time for one read. */
  private int timeout() throws SocketTimeoutException {
    Duration left = Duration.ofNanos(end - environment.nanoseconds());
    if (left.isNegative() || left.isZero()) {
      throw new SocketTimeoutException("the time is up");
    }
    return Dial.milliseconds(left.compareTo(patience) < 0 ? left : patience);
  }

  private final class RecordedInput extends FilterInputStream {

    RecordedInput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      setSoTimeout(timeout());
      int count;
      try {
        count = super.read(buffer, offset, length);
      } catch (SocketTimeoutException silence) {
        throw silence;
      } catch (IOException e) {
        closed(Sender.SERVER, true);
        throw e;
      }
      if (count < 0) {
        closed(Sender.SERVER, false);
      } else if (count > 0) {
        Octets octets = Octets.ofRange(buffer, offset, offset + count);
        chunks.add(new Chunk(Sender.SERVER, environment.clock().instant(), octets));
      }
      return count;
    }

    /** When a write of its own has failed, TLS skips what it has not read: the server's reason. */
    @Override
    public long skip(long wanted) throws IOException {
      byte[] buffer = new byte[(int) Math.max(0, Math.min(wanted, BUFFER))];
      return Math.max(0, read(buffer, 0, buffer.length));
    }
  }

  private final class RecordedOutput extends FilterOutputStream {

    RecordedOutput(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      out.write(buffer, offset, length);
      Octets octets = Octets.ofRange(buffer, offset, offset + length);
      chunks.add(new Chunk(Sender.CLIENT, environment.clock().instant(), octets));
    }
  }
}
