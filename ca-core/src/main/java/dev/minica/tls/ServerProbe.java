package dev.minica.tls;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.inspection.ServerAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * Asks a TLS server who it is. Nothing is believed and nothing checked, so that a server can be
 * looked at that no client would talk to.
 *
 * <p>Java's TLS goes first, in the newest version that both know. What it refuses before it has
 * shown the certificates (versions and algorithms that it has disabled, certificates that it cannot
 * parse) is asked again with a handshake of minica's own, which ends after the certificates; up to
 * TLS 1.2 they are not encrypted.
 */
public final class ServerProbe {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Finds the addresses of a host. */
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  private final SecureRandom random;
  private final Duration limit;
  private final Resolver resolver;

  /** Waits ten seconds for a connection and as long for the answer. */
  public ServerProbe(SecureRandom random) {
    this(random, LIMIT, InetAddress::getAllByName);
  }

  ServerProbe(SecureRandom random, Duration limit, Resolver resolver) {
    this.random = random;
    this.limit = limit;
    this.resolver = resolver;
  }

  /**
   * Connects and disconnects. Of a host with several addresses each is tried until one answers.
   *
   * @throws MinicaException FAILED if there is no such host, nobody listens, or what answers shows
   *     no certificates; BUSY if the time is up
   */
  public ServerAnswer ask(ServerAddress address) {
    try (Socket socket = connect(address);
        Deadline deadline = Deadline.of(socket, limit)) {
      return deadline.during(() -> new JavaHandshake(address, random).over(socket));
    } catch (SocketTimeoutException e) {
      throw Unreachable.because(address.toString(), limit, e);
    } catch (IOException refused) {
      return askAgain(address, refused);
    }
  }

  private ServerAnswer askAgain(ServerAddress address, IOException first) {
    try (Socket socket = connect(address);
        Deadline deadline = Deadline.of(socket, limit)) {
      return deadline.during(() -> new PlainHandshake(address, random).over(socket, words(first)));
    } catch (SocketTimeoutException e) {
      throw Unreachable.because(address.toString(), limit, e);
    } catch (IOException e) {
      throw new MinicaException(Kind.FAILED, address + ": " + words(e), e);
    }
  }

  /** To the first of its addresses where somebody answers; they share the time there is. */
  private Socket connect(ServerAddress address) {
    IOException last = new UnknownHostException(address.host());
    InetAddress[] hosts = hosts(address);
    for (InetAddress host : hosts) {
      try {
        return connect(
            new InetSocketAddress(host, address.port()), limit.toMillis() / hosts.length);
      } catch (IOException e) {
        last = e;
      }
    }
    throw Unreachable.because(address.toString(), limit, last);
  }

  private InetAddress[] hosts(ServerAddress address) {
    try {
      return resolver.addresses(address.host());
    } catch (UnknownHostException e) {
      throw Unreachable.because(address.toString(), e);
    }
  }

  private Socket connect(InetSocketAddress address, long millis) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(address, Math.toIntExact(Math.max(1, millis))); // 0 would wait for ever
      socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
      return socket;
    } catch (IOException e) {
      close(socket, e);
      throw e;
    }
  }

  private static void close(Socket socket, IOException because) {
    try {
      socket.close();
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  private static String words(IOException e) {
    return Escaped.of(String.valueOf(e.getMessage()));
  }
}
