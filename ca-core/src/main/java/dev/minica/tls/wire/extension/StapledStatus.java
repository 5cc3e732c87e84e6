package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.CodePoints;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * status_request beside a certificate in TLS 1.3: the OCSP response for it (RFC 8446 section
 * 4.4.2.1, RFC 6066 section 8).
 *
 * <pre>
 * struct {
 *     CertificateStatusType status_type;
 *     select (status_type) {
 *         case ocsp: OCSPResponse;
 *     } response;
 * } CertificateStatus;
 *
 * opaque OCSPResponse&lt;1..2^24-1&gt;;
 * </pre>
 *
 * @param statusType 1 for ocsp
 * @param response DER of an OCSPResponse (RFC 6960 section 4.2.1)
 */
public record StapledStatus(int statusType, Octets response) implements Extension {

  /** What is left of an extension after the type and the length of the response. */
  private static final int MAX = 0xffff - 4;

  public StapledStatus {
    Bounds.unsigned("status_type", 1, statusType);
    Bounds.length("OCSPResponse", response, 1, MAX);
  }

  static StapledStatus decode(Cursor in) throws WireException {
    return new StapledStatus(
        in.uint8("status_type", CodePoints::certificateStatusType),
        in.opaqueVector("OCSPResponse", 3, 1, MAX));
  }

  @Override
  public int type() {
    return ExtensionTypes.STATUS_REQUEST;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.uint8(statusType).vector(3, response));
  }

  @Override
  public String summary() {
    return CodePoints.certificateStatusType(statusType) + ", " + response.length() + " octets";
  }
}
