package dev.minica.tls;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Where a socket is, as it is written: {@code 127.0.0.1:8443}, {@code [::1]:8443}. */
public final class Endpoint {

  private Endpoint() {}

  /**
   * Reads {@code HOST:PORT}. An IPv6 address stands in brackets (RFC 3986 section 3.2.2).
   *
   * @throws MinicaException USAGE if it is not of that form, the port is over 65535, or the host
   *     has no address
   */
  public static InetSocketAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon);
    if (host.isEmpty() || (host.indexOf(':') >= 0 && !isBracketed(host))) {
      throw malformed(text);
    }
    int port = port(text.substring(colon + 1), text);
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw new MinicaException(
          Kind.USAGE, "host \"" + Escaped.of(host) + "\" has no address on this machine", e);
    }
  }

  /** The same in writing, the host as an address, never looked up as a name. */
  public static String text(InetSocketAddress address) {
    InetAddress host = address.getAddress();
    if (host == null) {
      return address.getHostString() + ":" + address.getPort();
    }
    return host instanceof Inet6Address
        ? "[" + host.getHostAddress() + "]:" + address.getPort()
        : host.getHostAddress() + ":" + address.getPort();
  }

  /** That nobody can listen there. */
  public static MinicaException taken(InetSocketAddress address, Throwable why) {
    String words = Escaped.of(String.valueOf(why.getMessage()));
    return new MinicaException(Kind.FAILED, "cannot listen on " + text(address) + ": " + words, why)
        .withHint("port 0 takes any free one");
  }

  private static boolean isBracketed(String host) {
    return host.startsWith("[") && host.endsWith("]");
  }

  private static int port(String digits, String text) {
    boolean decimal =
        !digits.isEmpty()
            && digits.length() <= 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = decimal ? Integer.parseInt(digits) : -1;
    if (port < 0 || port > 65_535) {
      throw malformed(text);
    }
    return port;
  }

  private static MinicaException malformed(String text) {
    return new MinicaException(Kind.USAGE, "\"" + Escaped.of(text) + "\" is no address and port")
        .withHint("such as 127.0.0.1:8443, or [::1]:0 for any free port");
  }
}
