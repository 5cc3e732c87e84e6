package dev.minica.tls.capture;

import dev.minica.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A recorder before a server on this machine. */
public final class Tap implements AutoCloseable {

  private static final int LIMIT = 60;

  private final BlockingQueue<Conversation> ended = new LinkedBlockingQueue<>();
  private final Recorder recorder;

  /**
   * @param server its port on the loopback
   */
  public Tap(int server) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    this.recorder =
        Recorder.start(
            Environment.system(),
            new InetSocketAddress(loopback, 0),
            new InetSocketAddress(loopback, server),
            listener());
  }

  private RecordingListener listener() {
    return new RecordingListener() {
      @Override
      public void ended(Conversation conversation) {
        ended.add(conversation);
      }

      @Override
      public void unreachable(InetSocketAddress client, String reason) {
        throw new AssertionError(reason);
      }
    };
  }

  /** Where clients find the server. */
  public int port() {
    return recorder.address().getPort();
  }

  /**
   * The next connection that has ended.
   *
   * @throws IOException if none does within a minute
   */
  public Conversation next() throws IOException, InterruptedException {
    Conversation conversation = ended.poll(LIMIT, TimeUnit.SECONDS);
    if (conversation == null) {
      throw new IOException("no connection has ended");
    }
    return conversation;
  }

  @Override
  public void close() {
    recorder.close();
  }
}
