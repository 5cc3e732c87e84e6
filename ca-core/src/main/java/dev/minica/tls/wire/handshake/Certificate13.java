package dev.minica.tls.wire.handshake;

import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.extension.Carrier;
import dev.minica.tls.wire.extension.Extensions;
import java.util.List;

/**
 * Certificate of TLS 1.3 (RFC 8446 section 4.4.2).
 *
 * <pre>
 * struct {
 *     select (certificate_type) {
 *         case RawPublicKey: opaque ASN1_subjectPublicKeyInfo&lt;1..2^24-1&gt;;
 *         case X509:         opaque cert_data&lt;1..2^24-1&gt;;
 *     };
 *     Extension extensions&lt;0..2^16-1&gt;;
 * } CertificateEntry;
 *
 * struct {
 *     opaque certificate_request_context&lt;0..2^8-1&gt;;
 *     CertificateEntry certificate_list&lt;0..2^24-1&gt;;
 * } Certificate;
 * </pre>
 *
 * @param requestContext of the request that it answers; empty from a server
 * @param entries the sender's own first
 */
public record Certificate13(Octets requestContext, List<Entry> entries)
    implements CertificateMessage {

  private static final int MAX_CONTEXT = 0xff;

  /**
   * One certificate and what belongs to it.
   *
   * @param certificate DER
   * @param extensions such as its OCSP response
   */
  public record Entry(Octets certificate, Extensions extensions) {

    public Entry {
      Bounds.length("cert_data", certificate, 1, MAX);
    }

    private static Entry decode(Cursor in) throws WireException {
      return in.structure(
          "CertificateEntry",
          each ->
              new Entry(
                  each.opaqueVector("cert_data", 3, 1, MAX),
                  Extensions.decode(each, Carrier.CERTIFICATE)),
          entry -> entry.certificate().length() + " octets");
    }

    private long length() {
      return 3L + certificate.length() + Encoder.encode(extensions::encode).length();
    }

    private void encode(Encoder out) {
      out.vector(3, certificate);
      extensions.encode(out);
    }
  }

  public Certificate13 {
    Bounds.length("certificate_request_context", requestContext, 0, MAX_CONTEXT);
    entries = List.copyOf(entries);
    long length = entries.stream().mapToLong(Entry::length).sum();
    Bounds.range("the length of certificate_list", length, 0, MAX);
  }

  static Certificate13 decode(Cursor in) throws WireException {
    return new Certificate13(
        in.opaqueVector("certificate_request_context", 1, 0, MAX_CONTEXT),
        in.list("certificate_list", 3, 0, MAX, Entry::decode));
  }

  @Override
  public List<Octets> certificates() {
    return entries.stream().map(Entry::certificate).toList();
  }

  @Override
  public void encodeBody(Encoder out) {
    out.vector(1, requestContext).list(3, entries, (each, entry) -> entry.encode(each));
  }
}
