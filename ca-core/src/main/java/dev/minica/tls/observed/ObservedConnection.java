package dev.minica.tls.observed;

import dev.minica.Escaped;
import dev.minica.provider.watch.Watch;
import dev.minica.tls.Deadline;
import dev.minica.tls.analysis.OwnSecrets;
import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.engine.Capture;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.format.KeyLog;
import dev.minica.tls.watch.ClientWatch;
import dev.minica.tls.wire.handshake.ClientHello;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One connection of Java's TLS, from its ClientHello to its end, on the thread that asks for it.
 */
final class ObservedConnection {

  /** So long a server may pause within its answer; servers tell only by closing that it is over. */
  private static final Duration PAUSE = Duration.ofMillis(300);

  /** As much of an answer as a trace is good for. */
  private static final int MOST = 1 << 20;

  private static final int BUFFER = 16 * 1024;

  /** What a session of TLS 1.2 bears for the connections that resume it. */
  private static final String MASTER = ObservedConnection.class.getName();

  private final RecordedSocket socket;
  private final InetSocketAddress server;
  private final ClientWishes wishes;
  private final Observations seen = new Observations();

  ObservedConnection(RecordedSocket socket, InetSocketAddress server, ClientWishes wishes) {
    this.socket = socket;
    this.server = server;
    this.wishes = wishes;
  }

  Capture run(SSLSocketFactory factory, SSLParameters parameters, LongSupplier clock) {
    String complaint = observed(factory, parameters, clock);
    Conversation conversation = socket.conversation();
    return hello(conversation)
        .map(hello -> capture(conversation, seen.keyLog(hello), seen.own(hello), complaint))
        .orElseGet(() -> capture(conversation, KeyLog.empty(), OwnSecrets.NONE, complaint));
  }

  /** Empty if the client did not get that far. */
  private static Optional<ClientHello> hello(Conversation conversation) {
    ClientWatch sent = new ClientWatch();
    for (Chunk chunk : conversation.chunks()) {
      if (chunk.sender() == Sender.CLIENT) {
        sent.accept(chunk.octets().toArray(), 0, chunk.octets().length());
      }
    }
    return sent.hello();
  }

  private Capture capture(
      Conversation conversation, KeyLog keyLog, OwnSecrets own, String complaint) {
    return new Capture(conversation, keyLog, own, seen.operations(), complaint);
  }

  /** The complaint. Reads have their own limit, before that which is there for writes. */
  private String observed(SSLSocketFactory factory, SSLParameters parameters, LongSupplier clock) {
    try (Deadline deadline = Deadline.of(socket::cut, wishes.limit().plus(PAUSE))) {
      return deadline.during(() -> watched(factory, parameters, clock));
    } catch (IOException e) {
      return Escaped.bounded(Escaped.of(String.valueOf(e.getMessage())));
    } finally {
      socket.leave();
    }
  }

  private String watched(SSLSocketFactory factory, SSLParameters parameters, LongSupplier clock)
      throws IOException {
    Watch watch = Watch.ofThisThread(seen, clock);
    try {
      return shakeHandsAndAsk(factory, parameters);
    } finally {
      watch.close();
    }
  }

  /** Whereof nothing is to be complained. */
  private String shakeHandsAndAsk(SSLSocketFactory factory, SSLParameters parameters)
      throws IOException {
    try (SSLSocket tls = layered(factory)) {
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      keep(tls.getSession());
      tls.getOutputStream().write(wishes.request().toArray());
      listen(tls.getInputStream());
      return "";
    }
  }

  /** The session bears the master secret for the connections that will resume it. */
  private void keep(SSLSession session) {
    seen.master()
        .ifPresentOrElse(
            master -> session.putValue(MASTER, master),
            () -> {
              if (session.getValue(MASTER) instanceof NamedOctets master) {
                seen.resumed(master);
              }
            });
  }

  /**
   * Also where nothing was asked for: in TLS 1.3 the client is done before the server has judged
   * its certificate.
   */
  private void listen(InputStream in) throws IOException {
    boolean isAwaited = !wishes.request().isEmpty();
    byte[] buffer = new byte[BUFFER];
    int heard = 0;
    socket.waitAtMost(isAwaited ? wishes.limit() : PAUSE);
    try {
      for (int count = in.read(buffer); count >= 0 && heard < MOST; count = in.read(buffer)) {
        heard += count;
        socket.waitAtMost(PAUSE);
      }
    } catch (SocketTimeoutException silence) {
      if (isAwaited && heard == 0) {
        throw silence;
      }
    }
  }

  /** Under the name that the certificate has to hold. */
  private SSLSocket layered(SSLSocketFactory factory) throws IOException {
    String host = wishes.serverName().orElseGet(server::getHostString);
    return (SSLSocket) factory.createSocket(socket, host, server.getPort(), true);
  }
}
