package dev.minica.tls.client;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Close;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.engine.Dial;
import dev.minica.tls.wire.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * A TCP connection to a server, with all that goes over it taken down. It waits for nothing past
 * its limit, neither for the server to speak nor for it to listen.
 */
final class Line implements AutoCloseable {

  /** More than a record of TLS, which has at most 2^14 + 2048 octets (RFC 5246 section 6.2.3). */
  private static final int BUFFER = 32 * 1024;

  /** Of the server's; nobody reads the trace of more. */
  static final int MAX_OCTETS = 16 << 20;

  /** Of both sides; a server may send its octets one by one. */
  static final int MAX_CHUNKS = 50_000;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final InetSocketAddress server;
  private final InetSocketAddress client;
  private final Environment environment;
  private final long limit;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private final List<Chunk> chunks = new ArrayList<>();
  private final List<Close> closes = new ArrayList<>();
  private final Deque<Octets> waiting = new ArrayDeque<>();
  private int received;
  private boolean isEnded;
  private boolean isHushed;
  private boolean isMuted;
  private boolean isReset;

  private Line(
      SocketChannel channel,
      Selector selector,
      InetSocketAddress server,
      Environment environment,
      long limit)
      throws IOException {
    this.channel = channel;
    this.selector = selector;
    this.server = server;
    this.client = (InetSocketAddress) channel.getLocalAddress();
    this.environment = environment;
    this.limit = limit;
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    this.key = channel.register(selector, SelectionKey.OP_READ);
  }

  /**
   * Connects.
   *
   * @param limit for connecting and all the rest together
   * @throws MinicaException FAILED if nobody listens there; BUSY if nobody has answered in time
   */
  static Line to(InetSocketAddress server, Environment environment, Duration limit) {
    long end = environment.nanoseconds() + limit.toNanos();
    Dial dial = new Dial(server, limit);
    Deque<Closeable> opened = new ArrayDeque<>();
    try {
      SocketChannel channel = SocketChannel.open();
      opened.push(channel);
      dial.connect(channel.socket());
      Selector selector = Selector.open();
      opened.push(selector);
      Line line = new Line(channel, selector, server, environment, end);
      opened.clear();
      return line;
    } catch (IOException e) {
      throw dial.failed(e);
    } finally {
      opened.forEach(Line::abandon);
    }
  }

  private static void abandon(Closeable opened) {
    try {
      opened.close();
    } catch (IOException e) {
      // the descriptor is gone either way
      return;
    }
  }

  /**
   * What the server sends next.
   *
   * @param patience how long to wait at most; never past the limit of the whole
   */
  Heard listen(Duration patience) {
    return listen(patience, BUFFER);
  }

  /**
   * The same.
   *
   * @param most how many octets to read at most, at least 1; what was read before may be more
   */
  Heard listen(Duration patience, int most) {
    if (environment.nanoseconds() - limit > 0) {
      return new Heard.Silence();
    }
    if (!waiting.isEmpty()) {
      return new Heard.Spoken(waiting.remove());
    }
    long until =
        Math.min(limit - environment.nanoseconds(), patience.toNanos()) + environment.nanoseconds();
    while (!isEnded) {
      int before = received;
      read(most);
      if (received > before) {
        return new Heard.Spoken(waiting.remove());
      }
      if (!isEnded && !isReady(until)) {
        return new Heard.Silence();
      }
    }
    return new Heard.Ended(isReset);
  }

  /**
   * Sends, unless the client has said all. That the server is gone, or does not read, is no failure
   * here: it may have said why, which is to be read.
   */
  void say(Octets octets) {
    if (isHushed || isMuted) {
      return;
    }
    ByteBuffer out = ByteBuffer.wrap(octets.toArray());
    try {
      while (out.hasRemaining() && (write(out) || isReadyToGoOn())) {
        // who does not listen until it is heard would wait for ever
        read(BUFFER);
      }
    } catch (IOException gone) {
      isMuted = true;
    }
    // what would follow would not be where it belongs
    isMuted |= out.hasRemaining();
  }

  /** As much as the connection has room for, which is what is taken down; whether it is any. */
  private boolean write(ByteBuffer out) throws IOException {
    ByteBuffer before = out.duplicate();
    byte[] written = new byte[channel.write(out)];
    if (written.length > 0) {
      before.get(written);
      chunks.add(new Chunk(Sender.CLIENT, environment.clock().instant(), Octets.of(written)));
    }
    return written.length > 0;
  }

  private boolean isReadyToGoOn() {
    // where the server has ended there is always something to read, which is that
    key.interestOps(SelectionKey.OP_WRITE | (isEnded ? 0 : SelectionKey.OP_READ));
    boolean isReady = isReady(limit);
    key.interestOps(SelectionKey.OP_READ);
    return isReady;
  }

  /** Sends nothing more. */
  void hush() {
    if (isHushed) {
      return;
    }
    isHushed = true;
    closes.add(new Close(Sender.CLIENT, environment.clock().instant(), false));
    try {
      channel.shutdownOutput();
    } catch (IOException e) {
      isEnded = true;
    }
  }

  boolean isOverfull() {
    return received > MAX_OCTETS || chunks.size() > MAX_CHUNKS;
  }

  Conversation conversation() {
    return new Conversation(client, server, chunks, closes, Set.of());
  }

  private void read(int most) {
    try {
      buffer.clear().limit(Math.min(most, BUFFER));
      int count = isEnded ? 0 : channel.read(buffer);
      if (count > 0) {
        take(Octets.ofRange(buffer.array(), 0, count));
      } else if (count < 0) {
        ended(false);
      }
    } catch (IOException e) {
      ended(true);
    }
  }

  private void take(Octets octets) {
    received += octets.length();
    chunks.add(new Chunk(Sender.SERVER, environment.clock().instant(), octets));
    waiting.add(octets);
    if (isOverfull()) {
      isEnded = true;
    }
  }

  private void ended(boolean reset) {
    isEnded = true;
    isReset = reset;
    closes.add(new Close(Sender.SERVER, environment.clock().instant(), reset));
  }

  private boolean isReady(long until) {
    long left = until - environment.nanoseconds();
    if (left <= 0 || !key.isValid()) {
      return false;
    }
    try {
      boolean isAny = selector.select(Duration.ofNanos(left).toMillis() + 1) > 0;
      selector.selectedKeys().clear();
      return isAny && !Thread.currentThread().isInterrupted();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    abandon(channel);
    abandon(selector);
  }
}
