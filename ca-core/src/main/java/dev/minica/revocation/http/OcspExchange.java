package dev.minica.revocation.http;

import dev.minica.revocation.BasicOcspResponse;
import dev.minica.revocation.OcspResponse;
import dev.minica.revocation.Repository;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** OCSP over HTTP (RFC 6960 appendix A), with the headers that caches need (RFC 5019 section 6). */
final class OcspExchange {

  static final String PATH = "/ocsp";

  /** The media type of a request that is posted. */
  static final String REQUEST_TYPE = "application/ocsp-request";

  /**
   * How long a cache may repeat an answer, in seconds: it does not show a revocation for as long,
   * which is why it is so much less than the hour that an answer is valid.
   */
  private static final int MAX_AGE = 60;

  private static final Map<String, String> UNCACHED = Map.of(Reply.CACHE_CONTROL, "no-store");

  private final Repository repository;

  OcspExchange(Repository repository) {
    this.repository = repository;
  }

  /** What was posted is not cached by anybody (RFC 9110 section 9.3.3). */
  Reply post(byte[] request) {
    return Reply.of(repository.answer(request), UNCACHED);
  }

  /**
   * @param path as it stands in the request, not percent-decoded
   */
  Reply get(String path) {
    OcspResponse response = repository.answer(request(path.substring(PATH.length())));
    return Reply.of(response, response.basic().map(OcspExchange::caching).orElse(UNCACHED));
  }

  /**
   * The request in base64, percent-encoded. Slashes and plus signs may stand there as they are, and
   * there may be more than one slash before it: DER of a request never begins with one in base64.
   *
   * @return no octets, which are no request either, if it is no base64
   */
  private static byte[] request(String encoded) {
    try {
      String base64 = PercentEncoding.decode(encoded).strip();
      int start = 0;
      while (start < base64.length() && base64.charAt(start) == '/') {
        start++;
      }
      return Base64.getDecoder().decode(base64.substring(start));
    } catch (IllegalArgumentException noBase64) {
      return new byte[0];
    }
  }

  /** An answer to a nonce is for nobody else. */
  private static Map<String, String> caching(BasicOcspResponse response) {
    if (response.nonce().isPresent()) {
      return UNCACHED;
    }
    Instant produced = response.producedAt();
    return Map.of(
        Reply.CACHE_CONTROL,
        "max-age=" + MAX_AGE + ", public, no-transform, must-revalidate",
        "Last-Modified",
        HttpDate.of(produced),
        "Expires",
        HttpDate.of(produced.plusSeconds(MAX_AGE)));
  }
}
