package dev.minica.encoding;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.csr.CertificationRequest;
import java.util.List;

/** Reads a certification request in the forms people keep it in. */
public final class EncodedRequest {

  /** What Netscape, and later keytool and Windows, wrote before RFC 7468 (its section 7). */
  private static final String OLD_LABEL = "NEW " + PemBlock.CERTIFICATE_REQUEST;

  private EncodedRequest() {}

  /**
   * The one request of a PEM text, or a request in DER. Of other PEM blocks, keys for instance, no
   * notice is taken.
   *
   * @throws MinicaException BAD_INPUT if there is none, more than one, or a malformed one
   */
  public static CertificationRequest decode(byte[] pemOrDer) {
    if (Pem.isDer(pemOrDer)) {
      return CertificationRequest.decode(pemOrDer);
    }
    List<PemBlock> blocks = Pem.decode(pemOrDer);
    List<PemBlock> requests = blocks.stream().filter(EncodedRequest::isRequest).toList();
    if (requests.isEmpty()) {
      throw Pem.absent("certification request", blocks);
    } else if (requests.size() > 1) {
      throw new MinicaException(
          Kind.BAD_INPUT, requests.size() + " certification requests instead of one");
    }
    return requests.get(0).read(CertificationRequest::decode);
  }

  static boolean isRequest(PemBlock block) {
    return block.label().equals(PemBlock.CERTIFICATE_REQUEST) || block.label().equals(OLD_LABEL);
  }
}
