package dev.minica.revocation.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The paths of requests (RFC 3986 section 2.1). */
final class PercentEncoding {

  private PercentEncoding() {}

  /**
   * A plus sign stands for itself, as in no form.
   *
   * @throws IllegalArgumentException if a percent sign is followed by no two digits
   */
  static String decode(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
