package dev.minica.server;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.revocation.Repository;
import dev.minica.revocation.http.HttpRepository;
import dev.minica.tls.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * What a CA publishes, over plain HTTP, which is what it is for: all of it is signed, and a client
 * that checks a certificate cannot rely on TLS to do so (RFC 5280 section 8). What there is, {@link
 * HttpRepository} says.
 */
public final class CaServer implements AutoCloseable {

  private final Server server;
  private final ServerConnector connector;
  private final InetSocketAddress address;

  private CaServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
    this.address =
        new InetSocketAddress(
            new InetSocketAddress(connector.getHost(), 0).getAddress(), connector.getLocalPort());
  }

  /**
   * Takes an address, so that nothing else is begun if that fails. Whoever connects waits until
   * {@link #serve}.
   *
   * @param listen where; port 0 is any free one
   * @throws MinicaException FAILED if the address cannot be listened on
   */
  public static CaServer listen(InetSocketAddress listen) {
    return listen(listen, Limits.standard());
  }

  static CaServer listen(InetSocketAddress listen, Limits limits) {
    QueuedThreadPool threads = new QueuedThreadPool(Limits.THREADS);
    threads.setName("minica-serve");
    threads.setDaemon(true);
    Server server = new Server(threads);
    ServerConnector connector =
        new ServerConnector(
            server, null, null, null, 1, 1, new HttpConnectionFactory(configuration()));
    connector.setHost(listen.getAddress().getHostAddress());
    connector.setPort(listen.getPort());
    connector.setAcceptQueueSize(Limits.BACKLOG);
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.addBean(new OpenConnections(connector.getScheduler(), limits));
    server.addConnector(connector);
    server.setErrorHandler(new RefusedHead());
    open(connector, listen);
    return new CaServer(server, connector);
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setRequestHeaderSize(Limits.HEAD_OCTETS);
    configuration.setSendServerVersion(false);
    // the base64 of a request may hold slashes, encoded or not; no path leads to a file here
    configuration.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "OCSP", Violation.AMBIGUOUS_PATH_SEPARATOR, Violation.AMBIGUOUS_EMPTY_SEGMENT));
    return configuration;
  }

  private static void open(ServerConnector connector, InetSocketAddress listen) {
    try {
      connector.open();
    } catch (IOException e) {
      throw Endpoint.taken(listen, e.getCause() == null ? e : e.getCause());
    }
  }

  /**
   * Answers from now on, on threads of its own, until it is closed.
   *
   * @param troubles told of what could not be served, by any thread
   * @throws MinicaException FAILED if it cannot, which nobody has met
   */
  public void serve(Repository repository, Consumer<MinicaException> troubles) {
    server.setHandler(new RepositoryHandler(new HttpRepository(repository, troubles)));
    try {
      server.start();
    } catch (Exception e) {
      throw new MinicaException(Kind.FAILED, "the server does not start", e);
    }
  }

  /** Where it listens, with the port that was found if any was asked for. */
  public InetSocketAddress address() {
    return address;
  }

  /** Waits until it is closed. */
  public void awaitClose() throws InterruptedException {
    server.join();
  }

  /** Stops listening and cuts the connections that are open; the second time it does nothing. */
  @Override
  public void close() {
    try {
      connector.close(); // a server that never started would not
      server.stop();
    } catch (Exception e) {
      throw new MinicaException(
          Kind.FAILED, "cannot stop listening on " + Endpoint.text(address), e);
    }
  }
}
