package dev.minica.junit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.revocation.Repository;
import dev.minica.revocation.http.HttpRepository;
import dev.minica.revocation.http.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What a PKI publishes, on 127.0.0.1. The server is Java's own: what is tested may need another in
 * a version of its own, and no test waits for strangers here. None of its threads keeps the
 * process.
 */
final class RevocationServer implements AutoCloseable {

  /** More than clients ask at once in a test; the others wait. */
  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, task -> daemon(task, "revocation server"));

  private RevocationServer(HttpServer server) {
    this.server = server;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Takes a free port. Whoever connects waits until {@link #serve}.
   *
   * @throws MinicaException FAILED if there is none
   */
  static RevocationServer listen() {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return new RevocationServer(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
    } catch (IOException e) {
      throw new MinicaException(Kind.FAILED, "no port for a revocation server: " + e, e);
    }
  }

  /** Answers from now on, on threads of its own, until it is closed. */
  void serve(Repository repository) {
    HttpRepository published = new HttpRepository(repository, trouble -> {});
    server.createContext("/", exchange -> answer(published, exchange));
    server.setExecutor(threads);
    begin();
  }

  /** The thread that accepts connections is a daemon if the one that starts it is. */
  private void begin() {
    Thread starter = daemon(server::start, "revocation server");
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MinicaException(Kind.FAILED, "interrupted as the revocation server starts", e);
    }
  }

  private static void answer(HttpRepository published, HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = reply(published, exchange);
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(reply.status(), -1);
      } else {
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        exchange.getResponseBody().write(reply.body());
      }
    }
  }

  private static Reply reply(HttpRepository published, HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getRawPath();
    if (!published.isPosted(method, path)) {
      return published.got(method, path);
    }
    byte[] body = exchange.getRequestBody().readNBytes(HttpRepository.BODY_OCTETS + 1);
    Optional<Reply> refusal =
        published.refusal(exchange.getRequestHeaders().getFirst("Content-Type"), body.length);
    return refusal.orElseGet(() -> published.posted(body));
  }

  /** Where it is, without a slash at the end. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Stops listening and cuts the connections that are open; the second time it does nothing. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
