package dev.minica.tls;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The head of an HTTP/1.x request (RFC 9112): as much of it as decides the answer.
 *
 * @param line the request line as it came, for a report
 * @param method case-sensitive
 * @param path the target without scheme, authority and query
 */
record HttpRequest(String line, String method, String path) {

  /** The bound on a head, request line and empty line included, in octets. */
  static final int MAX_HEAD_OCTETS = 8 * 1024;

  /**
   * Reads a request's head and nothing after it. Lines may end with a bare LF (RFC 9112 section
   * 2.2).
   *
   * @throws BadRequest if it is no head of HTTP/1.x, or over the bound
   * @throws EOFException if the client sends nothing, or leaves in the middle
   */
  static HttpRequest read(InputStream in) throws IOException, BadRequest {
    List<String> lines = head(in).lines().toList();
    String line = lines.get(0);
    String[] words = line.split(" ", -1);
    if (words.length != 3 || words[0].isEmpty() || words[1].isEmpty()) {
      throw new BadRequest(line, 400, "malformed request line");
    }
    if (!words[2].startsWith("HTTP/1.")) {
      throw new BadRequest(line, 505, "only HTTP/1.0 and HTTP/1.1 are spoken here");
    }
    requireHost(words[2], lines);
    return new HttpRequest(line, words[0], path(words[1]));
  }

  private static String head(InputStream in) throws IOException, BadRequest {
    StringBuilder head = new StringBuilder();
    for (int lineLength = 0; ; ) {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException(head.isEmpty() ? "no request" : "incomplete request");
      }
      head.append((char) octet); // ISO 8859-1: each octet is one character
      if (head.length() > MAX_HEAD_OCTETS) {
        throw new BadRequest(firstLine(head), 431, "over " + MAX_HEAD_OCTETS + " octets");
      }
      if (octet == '\n' && lineLength == 0) {
        return head.toString();
      }
      lineLength = octet == '\n' ? 0 : lineLength + (octet == '\r' ? 0 : 1);
    }
  }

  private static String firstLine(StringBuilder head) {
    String text = head.substring(0, Math.min(head.length(), 80));
    return text.lines().findFirst().orElse("");
  }

  /** RFC 9112 section 3.2. */
  private static void requireHost(String version, List<String> lines) throws BadRequest {
    long hosts = lines.stream().filter(line -> line.regionMatches(true, 0, "host:", 0, 5)).count();
    if (hosts > 1 || (hosts == 0 && !version.equals("HTTP/1.0"))) {
      throw new BadRequest(lines.get(0), 400, hosts + " Host fields instead of one");
    }
  }

  /** The origin-form's path, also of an absolute-form (RFC 9112 section 3.2.2). */
  private static String path(String target) {
    int authority = target.startsWith("/") ? -1 : target.indexOf("://");
    int start = authority < 0 ? 0 : target.indexOf('/', authority + 3);
    String origin = start < 0 ? "/" : target.substring(start);
    int query = origin.indexOf('?');
    return query < 0 ? origin : origin.substring(0, query);
  }

  /** A request that is answered with an error and not looked at further. */
  static final class BadRequest extends Exception {

    private static final long serialVersionUID = 1L;

    private final String line;
    private final int status;

    BadRequest(String line, int status, String message) {
      super(message);
      this.line = line;
      this.status = status;
    }

    String line() {
      return line;
    }

    HttpResponse response() {
      return HttpResponse.text(status, String.valueOf(getMessage()));
    }
  }
}
