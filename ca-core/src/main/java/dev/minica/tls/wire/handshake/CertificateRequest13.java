package dev.minica.tls.wire.handshake;

import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.extension.Carrier;
import dev.minica.tls.wire.extension.CertificateAuthorities;
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.extension.SignatureAlgorithms;
import java.util.List;

/**
 * CertificateRequest of TLS 1.3 (RFC 8446 section 4.3.2).
 *
 * <pre>
 * struct {
 *     opaque certificate_request_context&lt;0..2^8-1&gt;;
 *     Extension extensions&lt;2..2^16-1&gt;;
 * } CertificateRequest;
 * </pre>
 *
 * @param requestContext which the answer repeats; empty during the handshake
 * @param extensions signature_algorithms among them
 */
public record CertificateRequest13(Octets requestContext, Extensions extensions)
    implements CertificateRequest {

  private static final int MAX_CONTEXT = 0xff;

  public CertificateRequest13 {
    Bounds.length("certificate_request_context", requestContext, 0, MAX_CONTEXT);
  }

  static CertificateRequest13 decode(Cursor in) throws WireException {
    return new CertificateRequest13(
        in.opaqueVector("certificate_request_context", 1, 0, MAX_CONTEXT),
        Extensions.decode(in, Carrier.CERTIFICATE_REQUEST));
  }

  @Override
  public List<Octets> authorities() {
    return extensions
        .find(CertificateAuthorities.class)
        .map(CertificateAuthorities::authorities)
        .orElse(List.of());
  }

  @Override
  public List<Integer> signatureSchemes() {
    return extensions
        .find(SignatureAlgorithms.class)
        .map(SignatureAlgorithms::schemes)
        .orElse(List.of());
  }

  @Override
  public void encodeBody(Encoder out) {
    out.vector(1, requestContext);
    extensions.encode(out);
  }
}
