package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.CodePoints;
import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * An OCSP response that the server brings along, in TLS 1.2 (RFC 6066 section 8).
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
public record CertificateStatus(int statusType, Octets response) implements HandshakeMessage {

  private static final int MAX = 0xffffff;

  public CertificateStatus {
    Bounds.unsigned("status_type", 1, statusType);
    Bounds.length("OCSPResponse", response, 1, MAX);
  }

  static CertificateStatus decode(Cursor in) throws WireException {
    return new CertificateStatus(
        in.uint8("status_type", CodePoints::certificateStatusType),
        in.opaqueVector("OCSPResponse", 3, 1, MAX));
  }

  @Override
  public int type() {
    return HandshakeTypes.CERTIFICATE_STATUS;
  }

  @Override
  public void encodeBody(Encoder out) {
    out.uint8(statusType).vector(3, response);
  }
}
