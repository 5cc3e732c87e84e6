package dev.minica.tls.client;

import dev.minica.Environment;
import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.tls.Endpoint;
import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Close;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.wire.Octets;
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
import org.jspecify.annotations.Nullable;

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
  private static final int MAX_CHUNKS = 50_000;

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
  private boolean isReset;

  private Line(
      SocketChannel channel, InetSocketAddress server, Environment environment, Duration limit)
      throws IOException {
    this.channel = channel;
    this.server = server;
    this.client = (InetSocketAddress) channel.getLocalAddress();
    this.environment = environment;
    this.limit = environment.nanoseconds() + limit.toNanos();
    this.selector = Selector.open();
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    this.key = channel.register(selector, SelectionKey.OP_READ);
  }

  /**
   * Connects.
   *
   * @param limit for connecting, and then for all the rest
   * @throws MinicaException FAILED if nobody answers there
   */
  static Line to(InetSocketAddress server, Environment environment, Duration limit) {
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open();
      channel.socket().connect(server, (int) Math.min(limit.toMillis(), Integer.MAX_VALUE));
      return new Line(channel, server, environment, limit);
    } catch (IOException e) {
      abandon(channel);
      throw new MinicaException(
          Kind.FAILED,
          "cannot connect to "
              + Escaped.of(Endpoint.text(server))
              + ": "
              + Escaped.of(String.valueOf(e.getMessage())),
          e);
    }
  }

  private static void abandon(@Nullable SocketChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // it was not open any more
      return;
    }
  }

  /**
   * What the server sends next.
   *
   * @param patience how long to wait at most; never past the limit of the whole
   */
  Heard listen(Duration patience) {
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
      read();
      if (received > before) {
        return new Heard.Spoken(waiting.remove());
      }
      if (!isEnded && !isReady(SelectionKey.OP_READ, until)) {
        return new Heard.Silence();
      }
    }
    return new Heard.Ended(isReset);
  }

  /**
   * Sends, unless the client has said all. That the server is gone is no failure here: it may have
   * said why, which is to be read.
   */
  void say(Octets octets) {
    if (isHushed) {
      return;
    }
    chunks.add(new Chunk(Sender.CLIENT, environment.clock().instant(), octets));
    ByteBuffer out = ByteBuffer.wrap(octets.toArray());
    try {
      while (out.hasRemaining() && !isEnded) {
        if (channel.write(out) == 0 && !isReady(SelectionKey.OP_READ | SelectionKey.OP_WRITE)) {
          return;
        }
        // who does not listen until it is heard would wait for ever
        read();
      }
    } catch (IOException gone) {
      key.interestOps(SelectionKey.OP_READ);
    }
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

  private void read() {
    try {
      int count = isEnded ? 0 : channel.read(buffer.clear());
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

  private boolean isReady(int operations) throws IOException {
    key.interestOps(operations);
    boolean isReady = isReady(operations, limit);
    key.interestOps(SelectionKey.OP_READ);
    return isReady;
  }

  private boolean isReady(int operations, long until) {
    long left = until - environment.nanoseconds();
    if (left <= 0 || !key.isValid()) {
      return false;
    }
    try {
      selector.select(Duration.ofNanos(left).toMillis() + 1);
      selector.selectedKeys().clear();
      return !Thread.currentThread().isInterrupted() && (key.readyOps() & operations) != 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try (selector) {
      channel.close();
    } catch (IOException e) {
      // the descriptor is gone either way
      return;
    }
  }
}
