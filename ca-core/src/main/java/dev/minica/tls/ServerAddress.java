package dev.minica.tls;

import dev.minica.MinicaException;
import dev.minica.x509.GeneralName;
import java.util.Locale;
import java.util.Optional;

/**
 * Which server to connect to.
 *
 * @param host a name in A-labels, or an IP address without brackets
 * @param port from 1 to 65535
 */
public record ServerAddress(String host, int port) {

  private static final String HTTPS = "https://";
  private static final int HTTPS_PORT = 443;

  /**
   * Reads {@code HOST:PORT}, {@code [IPV6]:PORT}, or a URL of HTTPS with or without a port.
   *
   * @return empty if the text is none of these
   */
  public static Optional<ServerAddress> of(String text) {
    boolean url = text.toLowerCase(Locale.ROOT).startsWith(HTTPS);
    String authority = url ? authority(text.substring(HTTPS.length())) : text;
    int colon = authority.lastIndexOf(':');
    if (url && (colon < 0 || authority.endsWith("]"))) {
      return host(authority).map(host -> new ServerAddress(host, HTTPS_PORT));
    }
    int port = colon < 0 ? 0 : port(authority.substring(colon + 1));
    return port == 0
        ? Optional.empty()
        : host(authority.substring(0, colon)).map(host -> new ServerAddress(host, port));
  }

  /** RFC 3986 section 3.2: what is before the path, the query and the fragment. */
  private static String authority(String afterScheme) {
    int end = 0;
    while (end < afterScheme.length() && "/?#".indexOf(afterScheme.charAt(end)) < 0) {
      end++;
    }
    return afterScheme.substring(0, end);
  }

  /** An IPv6 address stands in brackets, and nothing else does (RFC 3986 section 3.2.2). */
  private static Optional<String> host(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]") && text.length() > 2;
    if (!bracketed && text.indexOf(':') >= 0) {
      return Optional.empty();
    }
    String name = bracketed ? text.substring(1, text.length() - 1) : text;
    try {
      GeneralName parsed = GeneralName.parse(name);
      boolean fits =
          bracketed
              ? parsed.kind() == GeneralName.Kind.IP && name.indexOf(':') >= 0
              : parsed.kind() == GeneralName.Kind.IP
                  || (parsed.kind() == GeneralName.Kind.DNS && !name.startsWith("*"));
      return fits ? Optional.of(parsed.value()) : Optional.empty();
    } catch (MinicaException noName) {
      return Optional.empty();
    }
  }

  private static int port(String digits) {
    boolean decimal =
        !digits.isEmpty()
            && digits.length() <= 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = decimal ? Integer.parseInt(digits) : 0;
    return port <= 65_535 ? port : 0;
  }

  /** Whether the host is an address: SNI is for names only (RFC 6066 section 3). */
  boolean isLiteral() {
    return host.indexOf(':') >= 0 || GeneralName.parse(host).kind() == GeneralName.Kind.IP;
  }

  /** What server_name is to say: nothing if the host is an address (RFC 6066 section 3). */
  public Optional<String> serverName() {
    return isLiteral() ? Optional.empty() : Optional.of(host);
  }

  /** {@code HOST:PORT}, an IPv6 address in brackets. */
  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
