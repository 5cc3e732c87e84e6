package dev.minica.tls.wire.handshake;

import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.List;

/**
 * Certificate up to TLS 1.2 (RFC 5246 section 7.4.2).
 *
 * <pre>
 * opaque ASN.1Cert&lt;1..2^24-1&gt;;
 *
 * struct {
 *     ASN.1Cert certificate_list&lt;0..2^24-1&gt;;
 * } Certificate;
 * </pre>
 *
 * @param certificates DER, the sender's own first
 */
public record Certificate12(List<Octets> certificates) implements CertificateMessage {

  public Certificate12 {
    certificates.forEach(each -> Bounds.length("ASN.1Cert", each, 1, MAX));
    certificates = Bounds.vectors("certificate_list", 3, certificates, 0, MAX);
  }

  static Certificate12 decode(Cursor in) throws WireException {
    return new Certificate12(
        in.list("certificate_list", 3, 0, MAX, each -> each.opaqueVector("ASN.1Cert", 3, 1, MAX)));
  }

  @Override
  public void encodeBody(Encoder out) {
    out.list(3, certificates, (each, certificate) -> each.vector(3, certificate));
  }
}
