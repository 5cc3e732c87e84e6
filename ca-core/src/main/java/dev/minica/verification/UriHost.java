package dev.minica.verification;

import java.util.Locale;

/** The host of a URI (RFC 3986 section 3.2.2), which is all that name constraints look at. */
final class UriHost {

  private UriHost() {}

  /** The host in lower case, an IPv6 address in brackets; empty if the URI has no authority. */
  static String of(String uri) {
    int start = uri.indexOf("://");
    if (start < 0) {
      return "";
    }
    String authority = uri.substring(start + 3, end(uri, start + 3));
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    int hostEnd = hostAndPort.startsWith("[") ? hostAndPort.indexOf(']') + 1 : 0;
    int colon = hostAndPort.indexOf(':', hostEnd);
    return (colon < 0 ? hostAndPort : hostAndPort.substring(0, colon)).toLowerCase(Locale.ROOT);
  }

  private static int end(String uri, int from) {
    int end = from;
    while (end < uri.length() && "/?#\\".indexOf(uri.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
