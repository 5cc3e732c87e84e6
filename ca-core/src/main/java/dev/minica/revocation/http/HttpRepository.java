package dev.minica.revocation.http;

import dev.minica.MinicaException;
import dev.minica.revocation.Repository;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to a request for what a CA publishes, whoever carries it:
 *
 * <pre>
 * GET  /                    what there is, as text
 * GET  /NAME.crt            a CA's certificate
 * GET  /crl/NAME.crl        a CA's CRL
 * POST /ocsp                OCSP
 * GET  /ocsp/BASE64         OCSP
 * </pre>
 *
 * <p>A server asks {@link #isPosted}; if so, {@link #refusal} and after it, with the body, {@link
 * #posted}; else {@link #got}. Thread-safe.
 */
public final class HttpRepository {

  /** The longest body: more than an OCSP request may have, and little enough for many at once. */
  public static final int BODY_OCTETS = 64 * 1024;

  private static final String READING = "GET, HEAD";
  private static final String ASKING = "GET, HEAD, POST";

  private final Pages pages;
  private final OcspExchange ocsp;
  private final Consumer<MinicaException> troubles;

  /**
   * @param troubles told of what could not be served, by any thread
   */
  public HttpRepository(Repository repository, Consumer<MinicaException> troubles) {
    this.pages = new Pages(repository);
    this.ocsp = new OcspExchange(repository);
    this.troubles = troubles;
  }

  /**
   * Whether the request has a body to be read.
   *
   * @param path as it stands in the request, not percent-decoded
   */
  public boolean isPosted(String method, String path) {
    return method.equals("POST") && isOcsp(path);
  }

  private static boolean isOcsp(String path) {
    return path.equals(OcspExchange.PATH) || path.startsWith(OcspExchange.PATH + "/");
  }

  /**
   * Why the body of a request that is posted is not worth reading, if it is not.
   *
   * @param contentType what the request says of its body, if it does
   * @param length in octets; negative if it is not known yet
   */
  public Optional<Reply> refusal(@Nullable String contentType, long length) {
    if (!mediaType(contentType).equals(OcspExchange.REQUEST_TYPE)) {
      return Optional.of(
          Reply.refusal(415, "a request is of the type " + OcspExchange.REQUEST_TYPE));
    }
    return length > BODY_OCTETS ? Optional.of(tooLong()) : Optional.empty();
  }

  /** Without parameters (RFC 9110 section 8.3.1). */
  private static String mediaType(@Nullable String contentType) {
    if (contentType == null) {
      return "";
    }
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  /** For a body of more than {@link #BODY_OCTETS}. */
  public static Reply tooLong() {
    return Reply.refusal(413, "a request has at most " + BODY_OCTETS + " octets");
  }

  /** To what was posted, with its body. It may sign, and read files. */
  public Reply posted(byte[] body) {
    return reply(() -> ocsp.post(body));
  }

  /**
   * To every other request. It may sign, and read files.
   *
   * @param path as it stands in the request, not percent-decoded
   */
  public Reply got(String method, String path) {
    return reply(() -> get(method, path));
  }

  private Reply get(String method, String path) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return Reply.wrongMethod(isOcsp(path) ? ASKING : READING);
    }
    if (path.equals(OcspExchange.PATH)) {
      return Reply.refusal(400, "no request: it is posted, or its base64 follows " + path + "/");
    }
    return isOcsp(path) ? ocsp.get(path) : pages.get(path);
  }

  /** What went wrong is for who runs the server, not for who asks. */
  private Reply reply(Supplier<Reply> step) {
    try {
      return step.get();
    } catch (MinicaException e) {
      troubles.accept(e);
      return Reply.refusal(500, "this cannot be had at present");
    }
  }
}
