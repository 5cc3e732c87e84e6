package dev.minica.tls;

import dev.minica.MinicaException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One connection from accept to close: handshake, one request, one answer. However it stalls,
 * reading or writing, a timer closes the socket below it.
 */
final class Connection implements Runnable {

  /**
   * The content type "handshake" of RFC 8446 section 5.1, which every TLS connection begins with.
   */
  private static final int HANDSHAKE = 22;

  /** How much a client may still send after its answer, in octets, before the connection is cut. */
  private static final int MAX_UNREAD = 256 * 1024;

  private final AcceptedSocket socket;
  private final InetSocketAddress client;
  private final Service service;
  private final OpenConnections open;
  private final ScheduledExecutorService timer;
  private volatile @Nullable String droppedBecause;
  private boolean requested;

  Connection(
      AcceptedSocket socket,
      Service service,
      OpenConnections open,
      ScheduledExecutorService timer) {
    this.socket = socket;
    this.client = new InetSocketAddress(socket.getInetAddress(), socket.getPort());
    this.service = service;
    this.open = open;
    this.timer = timer;
  }

  /** Ends it from any thread; whatever its own thread is doing fails for this reason. */
  void drop(String reason) {
    droppedBecause = reason;
    try {
      socket.close();
    } catch (IOException e) {
      // whoever reads or writes the broken socket meets the failure, and reports it
    }
  }

  /** Ends it before it ever ran. */
  void refuse(String reason) {
    drop(reason);
    service.listener().failed(client, reason);
  }

  @Override
  public void run() {
    try (socket) {
      service.listener().accepted(client);
      try (SSLSocket tls = handshake()) {
        serve(tls);
      }
    } catch (IOException | MinicaException failure) {
      open.remove(this); // its place is free before anybody hears that it ended
      service.listener().failed(client, reason(failure));
    } finally {
      open.remove(this);
    }
  }

  private String reason(Exception failure) {
    return new EndReason(service, socket).of(failure, droppedBecause, requested);
  }

  private SSLSocket handshake() throws IOException {
    Future<?> limit =
        limit(
            service.options().handshakeTimeout(),
            patience -> "no complete handshake within " + patience + ": " + socket.owed());
    try (HandshakeObserver observer = service.observers().get()) {
      socket.observe(observer);
      SSLSocket tls = service.layer(socket, new ByteArrayInputStream(firstOctet()));
      tls.startHandshake();
      socket.endHandshake();
      open.promote(this);
      return tls;
    } finally {
      limit.cancel(false);
    }
  }

  /** Read ahead of TLS, to tell a client that speaks something else what it did. */
  private byte[] firstOctet() throws IOException {
    int first = socket.getInputStream().read();
    if (first < 0) {
      throw new EOFException("nothing sent");
    }
    if (first != HANDSHAKE) {
      throw PlainClient.turnAway(socket, first);
    }
    return new byte[] {(byte) first};
  }

  private void serve(SSLSocket tls) throws IOException {
    Future<?> limit =
        limit(
            service.options().requestTimeout(),
            patience -> "no complete request within " + patience);
    try {
      NegotiatedConnection negotiated = service.negotiated(tls, socket);
      service.listener().negotiated(negotiated);
      exchange(tls, negotiated);
      leave(tls);
    } finally {
      limit.cancel(false);
    }
  }

  private void exchange(SSLSocket tls, NegotiatedConnection negotiated) throws IOException {
    try {
      HttpRequest request = HttpRequest.read(tls.getInputStream());
      requested = true;
      HttpResponse response = DemoSite.answer(request, negotiated, service.served().hosts());
      response.writeTo(tls.getOutputStream(), service.now(), !request.method().equals("HEAD"));
      service.listener().answered(negotiated, request.line(), response.status());
    } catch (HttpRequest.BadRequest bad) {
      requested = true;
      HttpResponse response = bad.response();
      response.writeTo(tls.getOutputStream(), service.now(), true);
      service.listener().answered(negotiated, bad.line(), response.status());
    }
  }

  /**
   * Closing a socket with input unread resets the connection, and the reset may overtake the
   * answer: so say that no more comes, and read what is left (RFC 9112 section 9.6).
   */
  private static void leave(Socket answered) {
    try {
      answered.shutdownOutput();
      discard(answered.getInputStream());
    } catch (IOException e) {
      // the answer is sent: how the client leaves is its own business
    }
  }

  private static void discard(InputStream rest) throws IOException {
    byte[] buffer = new byte[4096];
    int left = MAX_UNREAD;
    for (int read = 0; read >= 0 && left > 0; left -= read) {
      read = rest.read(buffer);
    }
  }

  private Future<?> limit(Duration patience, UnaryOperator<String> reason) {
    return timer.schedule(
        () -> drop(reason.apply(patience.toMillis() + " ms")),
        patience.toNanos(),
        TimeUnit.NANOSECONDS);
  }
}
