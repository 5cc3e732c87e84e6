package dev.minica.server;

import dev.minica.revocation.OcspResponse;
import dev.minica.x509.Certificate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What one request gets.
 *
 * @param status of RFC 9110 section 15
 * @param headers besides those that every reply has
 */
record Reply(int status, String contentType, byte[] body, Map<HttpHeader, String> headers) {

  /** Whoever asks again gets what is then true. */
  private static final Map<HttpHeader, String> FRESH = Map.of(HttpHeader.CACHE_CONTROL, "no-cache");

  Reply {
    headers = Map.copyOf(headers);
  }

  /** RFC 2585 section 4.1. */
  static Reply of(Certificate certificate) {
    return new Reply(200, "application/pkix-cert", certificate.encoded(), FRESH);
  }

  /** RFC 2585 section 4.2. */
  static Reply of(dev.minica.revocation.Crl crl) {
    return new Reply(200, "application/pkix-crl", crl.encoded(), FRESH);
  }

  /** RFC 6960 appendix A.2. */
  static Reply of(OcspResponse response, Map<HttpHeader, String> headers) {
    return new Reply(200, "application/ocsp-response", response.encoded(), headers);
  }

  static Reply page(String text) {
    return text(200, text, FRESH);
  }

  /** A refusal in a line of text. */
  static Reply refusal(int status, String why) {
    return text(status, why + "\n", FRESH);
  }

  /** RFC 9110 section 15.5.6: what would have been allowed is said. */
  static Reply wrongMethod(String allowed) {
    return text(
        405, "the method is not one of " + allowed + "\n", Map.of(HttpHeader.ALLOW, allowed));
  }

  private static Reply text(int status, String text, Map<HttpHeader, String> headers) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return new Reply(status, "text/plain; charset=utf-8", body, headers);
  }

  void write(Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    headers.forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
