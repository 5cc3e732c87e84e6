package dev.minica.x509;

import java.util.Locale;

/**
 * Absolute URIs for a {@code uniformResourceIdentifier} (RFC 5280 section 4.2.1.6): RFC 3986 in
 * ASCII, and where there is an authority its host is a host name or an IP address.
 */
final class AbsoluteUri {

  /** What SPIFFE bounds an identifier to, and browsers have always taken. */
  private static final int MAX_LENGTH = 2048;

  private static final int MAX_PORT = 65535;

  /** RFC 3986 section 2.2 and 2.3 besides letters and digits; brackets belong to the host only. */
  private static final String SYMBOLS = "-._~:/?#@!$&'()*+,;=%";

  private AbsoluteUri() {}

  /** Whether the word says by itself that it is a URI: it has an authority, or is a URN. */
  static boolean isEvident(String word) {
    return word.contains("://") || word.regionMatches(true, 0, "urn:", 0, 4);
  }

  /**
   * The URI with scheme and host in lower case (RFC 3986 section 6.2.2.1) and the host in A-labels.
   *
   * @throws dev.minica.MinicaException of kind USAGE if it is none; the message is the reason
   */
  static String parse(String text) {
    int colon = text.indexOf(':');
    String scheme = scheme(colon < 0 ? "" : text.substring(0, colon));
    String rest = text.substring(colon + 1);
    if (rest.isEmpty()) {
      throw Refused.because("nothing follows the scheme " + Refused.quoted(scheme));
    }
    String uri = scheme + ":" + (rest.startsWith("//") ? hierarchical(rest) : checked(rest));
    if (uri.length() > MAX_LENGTH) {
      throw Refused.because("it has " + uri.length() + " characters, more than " + MAX_LENGTH);
    }
    return uri;
  }

  /** RFC 3986 section 3.1. */
  private static String scheme(String scheme) {
    boolean wellFormed =
        !scheme.isEmpty()
            && isLetter(scheme.charAt(0))
            && scheme.chars().allMatch(c -> isLetter(c) || isDigit(c) || "+-.".indexOf(c) >= 0);
    if (!wellFormed) {
      throw Refused.because(
          "a URI begins with a scheme and a colon", "for example https://example.com/path");
    }
    return scheme.toLowerCase(Locale.ROOT);
  }

  private static String hierarchical(String rest) {
    int end = 2;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String authority = rest.substring(2, end);
    int at = authority.lastIndexOf('@');
    String user = checked(authority.substring(0, at + 1));
    return "//" + user + hostAndPort(authority.substring(at + 1)) + checked(rest.substring(end));
  }

  private static String hostAndPort(String text) {
    int colon = text.indexOf(':', text.startsWith("[") ? Math.max(0, text.indexOf(']')) : 0);
    String host = colon < 0 ? text : text.substring(0, colon);
    return host(host) + (colon < 0 ? "" : ":" + port(text.substring(colon + 1)));
  }

  private static String host(String host) {
    if (host.isEmpty()) {
      throw Refused.because("the URI has an authority without a host (RFC 5280 wants one)");
    }
    if (host.startsWith("[")) {
      return "[" + IpAddress.text(IpAddress.parse(host)) + "]";
    }
    return HostName.endsInNumber(host)
        ? IpAddress.text(IpAddress.parse(host))
        : HostName.parse(host);
  }

  private static String port(String port) {
    boolean digits =
        !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(AbsoluteUri::isDigit);
    if (!digits || Integer.parseInt(port) > MAX_PORT) {
      throw Refused.because(Refused.quoted(port) + " is no port");
    }
    return port;
  }

  private static String checked(String part) {
    for (int i = 0; i < part.length(); i = part.offsetByCodePoints(i, 1)) {
      check(part.codePointAt(i));
      if (part.charAt(i) == '%') {
        checkEscape(part, i);
      }
    }
    if (part.indexOf('#') != part.lastIndexOf('#')) {
      throw Refused.because("it has more than one \"#\"");
    }
    return part;
  }

  private static void check(int character) {
    if (!isLetter(character) && !isDigit(character) && SYMBOLS.indexOf(character) < 0) {
      throw Refused.because(
          Refused.character(character) + " is not allowed in a URI",
          "write it percent-encoded, as RFC 3986 section 2.1 says");
    }
  }

  private static void checkEscape(String part, int percent) {
    boolean complete =
        percent + 2 < part.length()
            && Character.digit(part.charAt(percent + 1), 16) >= 0
            && Character.digit(part.charAt(percent + 2), 16) >= 0;
    if (!complete) {
      throw Refused.because("two hexadecimal digits must follow each \"%\" of a URI");
    }
  }

  private static boolean isLetter(int character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
