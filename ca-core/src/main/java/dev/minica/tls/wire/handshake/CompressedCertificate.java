package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.CodePoints;
import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * A Certificate of TLS 1.3, made smaller (RFC 8879 section 4). It is not unpacked here.
 *
 * <pre>
 * struct {
 *      CertificateCompressionAlgorithm algorithm;
 *      uint24 uncompressed_length;
 *      opaque compressed_certificate_message&lt;1..2^24-1&gt;;
 * } CompressedCertificate;
 * </pre>
 *
 * @param algorithm its number in IANA's registry
 * @param uncompressedLength octets of the body of the Certificate, by the sender's word
 * @param compressed the body of the Certificate, compressed
 */
public record CompressedCertificate(int algorithm, int uncompressedLength, Octets compressed)
    implements HandshakeMessage {

  private static final int MAX = 0xffffff;

  public CompressedCertificate {
    Bounds.unsigned("algorithm", 2, algorithm);
    Bounds.unsigned("uncompressed_length", 3, uncompressedLength);
    Bounds.length("compressed_certificate_message", compressed, 1, MAX);
  }

  static CompressedCertificate decode(Cursor in) throws WireException {
    return new CompressedCertificate(
        in.uint16("algorithm", CodePoints::certificateCompression),
        in.uint24("uncompressed_length"),
        in.opaqueVector("compressed_certificate_message", 3, 1, MAX));
  }

  @Override
  public int type() {
    return HandshakeTypes.COMPRESSED_CERTIFICATE;
  }

  @Override
  public void encodeBody(Encoder out) {
    out.uint16(algorithm).uint24(uncompressedLength).vector(3, compressed);
  }
}
