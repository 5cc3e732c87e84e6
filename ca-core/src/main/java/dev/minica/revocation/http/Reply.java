package dev.minica.revocation.http;

import dev.minica.revocation.Crl;
import dev.minica.revocation.OcspResponse;
import dev.minica.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What one request gets.
 *
 * @param status of RFC 9110 section 15
 * @param headers besides {@code Content-Type} and {@code Content-Length}
 */
public record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {

  static final String CACHE_CONTROL = "Cache-Control";

  /** Whoever asks again gets what is then true. */
  private static final Map<String, String> FRESH = Map.of(CACHE_CONTROL, "no-cache");

  public Reply {
    headers = Map.copyOf(headers);
  }

  /** RFC 2585 section 4.1. */
  static Reply of(Certificate certificate) {
    return new Reply(200, "application/pkix-cert", certificate.encoded(), FRESH);
  }

  /** RFC 2585 section 4.2. */
  static Reply of(Crl crl) {
    return new Reply(200, "application/pkix-crl", crl.encoded(), FRESH);
  }

  /** RFC 6960 appendix A.2. */
  static Reply of(OcspResponse response, Map<String, String> headers) {
    return new Reply(200, "application/ocsp-response", response.encoded(), headers);
  }

  static Reply page(String text) {
    return text(200, text, FRESH);
  }

  /** A refusal in a line of text. */
  public static Reply refusal(int status, String why) {
    return text(status, why + "\n", FRESH);
  }

  /** RFC 9110 section 15.5.6: what would have been allowed is said. */
  static Reply wrongMethod(String allowed) {
    return text(405, "the method is not one of " + allowed + "\n", Map.of("Allow", allowed));
  }

  private static Reply text(int status, String text, Map<String, String> headers) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return new Reply(status, "text/plain; charset=utf-8", body, headers);
  }
}
