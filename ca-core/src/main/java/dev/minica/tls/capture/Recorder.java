package dev.minica.tls.capture;

import dev.minica.Environment;
import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between clients and a server, passes on what they send to each other unchanged, and takes
 * it down. It has no keys and changes nothing, so to both it is a piece of cable.
 */
public final class Recorder implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int MAX_CONNECTIONS = 256;

  private final ServerSocket socket;
  private final InetSocketAddress server;
  private final InstantSource clock;
  private final RecordingListener listener;
  private final Set<Relay> open = ConcurrentHashMap.newKeySet();
  private final Thread acceptor;

  private Recorder(
      ServerSocket socket,
      InetSocketAddress server,
      InstantSource clock,
      RecordingListener listener) {
    this.socket = socket;
    this.server = server;
    this.clock = clock;
    this.listener = listener;
    this.acceptor = daemon(this::acceptAll);
  }

  /**
   * Listens and passes on from now on, on threads of its own, until it is closed.
   *
   * @param listen port 0 for any free one
   * @param server with its address; that it can be reached is not asked yet
   * @throws MinicaException FAILED if the address cannot be listened on
   */
  public static Recorder start(
      Environment environment,
      InetSocketAddress listen,
      InetSocketAddress server,
      RecordingListener listener) {
    Recorder recorder = new Recorder(listeningOn(listen), server, environment.clock(), listener);
    recorder.acceptor.start();
    return recorder;
  }

  /** Where it listens, with the port that was found if any was asked for. */
  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Waits until it is closed. */
  public void awaitClose() throws InterruptedException {
    acceptor.join();
  }

  /**
   * Stops listening, and cuts the connections that are open. When it returns, all of them have been
   * told of as ended; so the listener cannot call it.
   */
  @Override
  public void close() {
    synchronized (open) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new MinicaException(Kind.FAILED, "cannot stop listening", e);
      } finally {
        open.forEach(Relay::cut);
        awaitLast();
      }
    }
  }

  /** Those that were cut end at once; each gives word under the lock. */
  private void awaitLast() {
    boolean isInterrupted = false;
    while (!open.isEmpty()) {
      try {
        open.wait();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static ServerSocket listeningOn(InetSocketAddress address) {
    try {
      return new ServerSocket(address.getPort(), MAX_CONNECTIONS, address.getAddress());
    } catch (IOException e) {
      String host = address.getAddress().getHostAddress();
      throw new MinicaException(
              Kind.FAILED,
              "cannot listen on " + host + " port " + address.getPort() + ": " + message(e),
              e)
          .withHint("port 0 takes any free one");
    }
  }

  private void acceptAll() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        daemon(() -> pass(client)).start();
      } catch (IOException e) {
        // closed, or out of file descriptors: those that end give theirs back
        Thread.onSpinWait();
      }
    }
  }

  private void pass(Socket client) {
    InetSocketAddress from = (InetSocketAddress) client.getRemoteSocketAddress();
    try (client;
        Socket onward = new Socket()) {
      if (open.size() >= MAX_CONNECTIONS) {
        throw new IOException("no room: " + MAX_CONNECTIONS + " connections are open");
      }
      onward.connect(server, Math.toIntExact(CONNECT.toMillis()));
      record(new Relay(client, onward, clock), from);
    } catch (IOException e) {
      listener.unreachable(from, message(e));
    }
  }

  private void record(Relay relay, InetSocketAddress from) {
    synchronized (open) {
      if (socket.isClosed()) {
        relay.cut();
        return;
      }
      open.add(relay);
    }
    try {
      relay.run();
    } finally {
      end(relay, from);
    }
  }

  private void end(Relay relay, InetSocketAddress from) {
    try {
      listener.ended(relay.conversation(from, server));
    } finally {
      synchronized (open) {
        open.remove(relay);
        open.notifyAll();
      }
    }
  }

  private static String message(IOException e) {
    return Escaped.of(String.valueOf(e.getMessage()));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "minica-recorder");
    thread.setDaemon(true);
    return thread;
  }
}
