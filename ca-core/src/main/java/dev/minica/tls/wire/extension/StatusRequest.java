package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.CodePoints;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.List;

/**
 * status_request: the sender wants to see whether the certificate is revoked (RFC 6066 section 8).
 *
 * <pre>
 * struct {
 *     CertificateStatusType status_type;
 *     select (status_type) {
 *         case ocsp: OCSPStatusRequest;
 *     } request;
 * } CertificateStatusRequest;
 *
 * enum { ocsp(1), (255) } CertificateStatusType;
 *
 * struct {
 *     ResponderID responder_id_list&lt;0..2^16-1&gt;;
 *     Extensions  request_extensions;
 * } OCSPStatusRequest;
 *
 * opaque ResponderID&lt;1..2^16-1&gt;;
 * opaque Extensions&lt;0..2^16-1&gt;;
 * </pre>
 *
 * @param statusType 1 for ocsp
 * @param responderIds DER of those whose responses are believed; mostly none
 * @param requestExtensions DER of extensions of the OCSP request; mostly none
 */
public record StatusRequest(int statusType, List<Octets> responderIds, Octets requestExtensions)
    implements Extension {

  private static final int OCSP = 1;
  private static final int MAX = 0xffff;

  /** The usual one: an OCSP response of anybody. */
  public static final StatusRequest OF_ANY_RESPONDER =
      new StatusRequest(OCSP, List.of(), Octets.EMPTY);

  public StatusRequest {
    Bounds.unsigned("status_type", 1, statusType);
    responderIds.forEach(each -> Bounds.length("ResponderID", each, 1, MAX));
    responderIds = Bounds.vectors("responder_id_list", 2, responderIds, 0, MAX);
    Bounds.length("request_extensions", requestExtensions, 0, MAX);
  }

  static StatusRequest decode(Cursor in) throws WireException {
    return new StatusRequest(
        in.uint8("status_type", CodePoints::certificateStatusType),
        in.list(
            "responder_id_list", 2, 0, MAX, each -> each.opaqueVector("ResponderID", 2, 1, MAX)),
        in.opaqueVector("request_extensions", 2, 0, MAX));
  }

  @Override
  public int type() {
    return ExtensionTypes.STATUS_REQUEST;
  }

  @Override
  public Octets data() {
    return Encoder.encode(
        out ->
            out.uint8(statusType)
                .list(2, responderIds, (each, id) -> each.vector(2, id))
                .vector(2, requestExtensions));
  }

  @Override
  public String summary() {
    return CodePoints.certificateStatusType(statusType);
  }
}
