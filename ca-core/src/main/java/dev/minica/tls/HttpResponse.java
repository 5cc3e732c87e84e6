package dev.minica.tls;

import dev.minica.revocation.http.HttpDate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * An answer after which the connection ends.
 *
 * @param status RFC 9110 section 15
 * @param contentType its media type
 * @param body its content, sent as UTF-8
 * @param furtherFields header fields that only this answer has, without line ends
 */
record HttpResponse(int status, String contentType, String body, List<String> furtherFields) {

  static HttpResponse text(int status, String message) {
    return of(
        status, "text/plain; charset=utf-8", status + " " + reason(status) + ": " + message + "\n");
  }

  static HttpResponse of(int status, String contentType, String body) {
    return new HttpResponse(status, contentType, body, List.of());
  }

  HttpResponse with(String field) {
    return new HttpResponse(status, contentType, body, List.of(field));
  }

  /**
   * Sends it.
   *
   * @param withBody false for HEAD, whose answer has the fields of GET's and no content (RFC 9110
   *     section 9.3.2)
   */
  void writeTo(OutputStream out, Instant now, boolean withBody) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder();
    line(head, "HTTP/1.1 " + status + " " + reason(status));
    line(head, "Date: " + HttpDate.of(now));
    line(head, "Content-Type: " + contentType);
    line(head, "Content-Length: " + content.length);
    line(head, "Cache-Control: no-store");
    line(head, "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'");
    line(head, "X-Content-Type-Options: nosniff");
    furtherFields.forEach(field -> line(head, field));
    line(head, "Connection: close");
    line(head, "");
    out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
    if (withBody) {
      out.write(content);
    }
    out.flush();
  }

  private static void line(StringBuilder head, String line) {
    head.append(line).append("\r\n");
  }

  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 400 -> "Bad Request";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 431 -> "Request Header Fields Too Large";
      case 505 -> "HTTP Version Not Supported";
      default -> throw new IllegalArgumentException("status " + status + " is never answered");
    };
  }
}
