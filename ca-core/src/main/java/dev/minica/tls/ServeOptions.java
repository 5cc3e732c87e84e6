package dev.minica.tls;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How the demo server behaves.
 *
 * @param listen where it listens; port 0 means any free one
 * @param versions the versions of TLS it speaks, at least one
 * @param keyExchange the one key exchange of TLS 1.2 that it takes part in, or any; TLS 1.3 is not
 *     spoken beside a chosen one
 * @param clientAuthentication whether it asks for client certificates
 * @param maxConnections how many connections it holds at once, from 1 to {@value
 *     #MOST_CONNECTIONS}. One more takes the place of the connection that has been longest in its
 *     handshake; where all are past it, the new one is closed at once
 * @param handshakeTimeout how long a connection may take until its handshake is complete
 * @param requestTimeout how long it may take from then to the end of the answer
 */
public record ServeOptions(
    InetSocketAddress listen,
    Set<TlsVersion> versions,
    Optional<KeyExchange> keyExchange,
    ClientAuthentication clientAuthentication,
    int maxConnections,
    Duration handshakeTimeout,
    Duration requestTimeout) {

  /**
   * The largest bound on connections: each takes a file descriptor, on Java 17 a thread as well.
   */
  public static final int MOST_CONNECTIONS = 10_000;

  /** How many connections are held at once unless told otherwise. */
  public static final int DEFAULT_CONNECTIONS = 1_000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * @throws MinicaException USAGE if there is no version, a key exchange is chosen for TLS 1.3, or
   *     the bound on connections is out of its own bounds
   */
  public ServeOptions {
    versions = Set.copyOf(versions);
    if (versions.isEmpty()) {
      throw new MinicaException(Kind.USAGE, "no TLS version to speak");
    }
    if (keyExchange.isPresent() && versions.contains(TlsVersion.TLS_1_3)) {
      throw new MinicaException(
              Kind.USAGE, "the key exchange " + keyExchange.get() + " cannot be chosen in TLS 1.3")
          .withHint("--kx is for TLS 1.2; TLS 1.3 always has (EC)DHE");
    }
    if (maxConnections < 1 || maxConnections > MOST_CONNECTIONS) {
      throw outOfBounds(Integer.toString(maxConnections));
    }
  }

  /**
   * Reads a bound on connections.
   *
   * @throws MinicaException USAGE if it is no number from 1 to {@value #MOST_CONNECTIONS}
   */
  public static int parseMaxConnections(String text) {
    try {
      int bound = Integer.parseInt(text);
      if (bound >= 1 && bound <= MOST_CONNECTIONS) {
        return bound;
      }
      throw outOfBounds(text);
    } catch (NumberFormatException e) {
      throw outOfBounds(Escaped.of(text));
    }
  }

  private static MinicaException outOfBounds(String bound) {
    return new MinicaException(
        Kind.USAGE, "at most " + bound + " connections: not from 1 to " + MOST_CONNECTIONS);
  }

  /**
   * Both versions, no client certificates, a free port of the loopback interface, 10 s patience.
   */
  public static ServeOptions defaults() {
    return new ServeOptions(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        EnumSet.allOf(TlsVersion.class),
        Optional.empty(),
        ClientAuthentication.NONE,
        DEFAULT_CONNECTIONS,
        PATIENCE,
        PATIENCE);
  }

  public ServeOptions withListen(InetSocketAddress address) {
    return new ServeOptions(
        address,
        versions,
        keyExchange,
        clientAuthentication,
        maxConnections,
        handshakeTimeout,
        requestTimeout);
  }

  public ServeOptions withVersions(Set<TlsVersion> wanted) {
    return new ServeOptions(
        listen,
        wanted,
        keyExchange,
        clientAuthentication,
        maxConnections,
        handshakeTimeout,
        requestTimeout);
  }

  /** TLS 1.2 alone, with this key exchange. */
  public ServeOptions withKeyExchange(KeyExchange wanted) {
    return new ServeOptions(
        listen,
        Set.of(TlsVersion.TLS_1_2),
        Optional.of(wanted),
        clientAuthentication,
        maxConnections,
        handshakeTimeout,
        requestTimeout);
  }

  public ServeOptions withClientAuthentication(ClientAuthentication wanted) {
    return new ServeOptions(
        listen, versions, keyExchange, wanted, maxConnections, handshakeTimeout, requestTimeout);
  }

  public ServeOptions withMaxConnections(int bound) {
    return new ServeOptions(
        listen,
        versions,
        keyExchange,
        clientAuthentication,
        bound,
        handshakeTimeout,
        requestTimeout);
  }

  public ServeOptions withTimeouts(Duration handshake, Duration request) {
    return new ServeOptions(
        listen, versions, keyExchange, clientAuthentication, maxConnections, handshake, request);
  }
}
