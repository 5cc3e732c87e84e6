package dev.minica.tls;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.provider.SecurityProviders;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * An HTTPS server that shows each visitor what was negotiated with it: as a page under {@code /},
 * as JSON under {@code /json}. One thread per connection, one request per connection. It is for
 * looking at TLS, not for carrying anybody's data.
 */
public final class DemoServer implements AutoCloseable {

  /** How many clients may wait in the system's queue while others are being accepted. */
  private static final int BACKLOG = 1024;

  private static final Duration BACK_OFF = Duration.ofMillis(100);
  private static final String MADE_WAY =
      "no complete handshake yet, and a newer connection needs the place";
  private static final String STOPPED = "the server stopped";

  private final AcceptingSocket socket;
  private final Service service;
  private final OpenConnections open;
  private final ThreadFactory threads = ConnectionThreads.factory();
  private final ScheduledThreadPoolExecutor timer;
  private final Thread acceptor;
  private volatile boolean closed;

  private DemoServer(AcceptingSocket socket, Service service) {
    this.socket = socket;
    this.service = service;
    this.open = new OpenConnections(service.options().maxConnections());
    this.timer = timer();
    this.acceptor = daemon(this::acceptAll, "minica-tls-accept");
  }

  /**
   * Listens and answers from now on, on threads of its own, until it is closed.
   *
   * @param observers asked for one by each connection, on its thread
   * @throws MinicaException USAGE if clients are to be authenticated and the identity has no roots;
   *     BAD_INPUT if Java cannot use the identity, or not for the key exchange; FAILED if this
   *     process has the key exchange disabled, or the address cannot be listened on
   */
  public static DemoServer start(
      Environment environment,
      ServedHosts served,
      ServeOptions options,
      ConnectionListener listener,
      Supplier<HandshakeObserver> observers) {
    requireRoots(served, options.clientAuthentication());
    SSLContext context = SslContexts.of(served, new SecurityProviders(), environment.random());
    options.keyExchange().ifPresent(chosen -> requirePossible(chosen, served, context));
    Service service = new Service(environment, context, served, options, listener, observers);
    DemoServer server = new DemoServer(listen(options.listen()), service);
    server.acceptor.start();
    return server;
  }

  /** The same with nobody who observes. */
  public static DemoServer start(
      Environment environment,
      ServedHosts served,
      ServeOptions options,
      ConnectionListener listener) {
    return start(environment, served, options, listener, () -> HandshakeObserver.NONE);
  }

  /** The same for a server whose clients believe its own CA. */
  public static DemoServer start(
      Environment environment,
      TlsIdentity identity,
      ServeOptions options,
      ConnectionListener listener) {
    return start(environment, ServedHosts.of(identity), options, listener);
  }

  /** Where it listens, with the port that was found if any was asked for. */
  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Waits until it is closed. */
  public void awaitClose() throws InterruptedException {
    acceptor.join();
  }

  /** Stops listening and cuts the connections that are open; the second time it does nothing. */
  @Override
  public void close() {
    closed = true;
    try {
      socket.close();
    } catch (IOException e) {
      throw new MinicaException(
          Kind.FAILED, "cannot stop listening on " + Endpoint.text(address()), e);
    } finally {
      open.all().forEach(connection -> connection.drop(STOPPED));
      timer.shutdownNow();
    }
  }

  private static void requireRoots(ServedHosts served, ClientAuthentication authentication) {
    if (authentication != ClientAuthentication.NONE && served.roots().isEmpty()) {
      throw new MinicaException(
              Kind.USAGE,
              "no CA to check client certificates with (--client-auth " + authentication + ")")
          .withHint("put the root's certificate beside the server's, as ca.pem");
    }
  }

  private static void requirePossible(
      KeyExchange keyExchange, ServedHosts served, SSLContext context) {
    served.all().forEach(each -> keyExchange.requireKey(each.privateKey().publicKey()));
    if (keyExchange.of(context.getDefaultSSLParameters().getCipherSuites()).length == 0) {
      throw new MinicaException(
              Kind.FAILED, "the key exchange " + keyExchange + " is disabled in this process")
          .withHint("the security property jdk.tls.disabledAlgorithms says what is");
    }
  }

  private static AcceptingSocket listen(InetSocketAddress address) {
    try {
      return bound(address);
    } catch (IOException e) {
      throw Endpoint.taken(address, e);
    }
  }

  private static AcceptingSocket bound(InetSocketAddress address) throws IOException {
    AcceptingSocket socket = new AcceptingSocket();
    try {
      socket.bind(address, BACKLOG);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Where a connection's time limit is kept; one that ends in time leaves nothing behind. */
  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, task -> daemon(task, "minica-tls-timer"));
    timer.setRemoveOnCancelPolicy(true);
    // only a closed server's timer refuses, and its connections are cut already
    timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    return timer;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private void acceptAll() {
    while (!closed) {
      try {
        start(new Connection(socket.accept(), service, open, timer));
      } catch (IOException e) {
        if (!closed) {
          recover();
        }
      }
    }
  }

  private void start(Connection connection) {
    Optional<Connection> surplus = open.admit(connection);
    if (surplus.filter(connection::equals).isPresent()) {
      connection.refuse("no room: " + service.options().maxConnections() + " connections are open");
      return;
    }
    surplus.ifPresent(oldest -> oldest.drop(MADE_WAY));
    threads.newThread(connection).start();
    if (closed) {
      connection.drop(STOPPED);
    }
  }

  /** Out of file descriptors, most likely: a silent client gives one back, or time does. */
  private void recover() {
    open.takeOldestInHandshake()
        .ifPresentOrElse(
            oldest -> oldest.drop(MADE_WAY), () -> LockSupport.parkNanos(BACK_OFF.toNanos()));
  }
}
