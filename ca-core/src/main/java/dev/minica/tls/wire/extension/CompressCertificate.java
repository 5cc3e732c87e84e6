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
 * compress_certificate (RFC 8879 section 3).
 *
 * <pre>
 * struct {
 *     CertificateCompressionAlgorithm algorithms&lt;2..2^8-2&gt;;
 * } CertificateCompressionAlgorithms;
 * </pre>
 *
 * @param algorithms those the sender can undo
 */
public record CompressCertificate(List<Integer> algorithms) implements Extension {

  private static final int FLOOR = 2;
  private static final int CEILING = 0xfe;

  public CompressCertificate {
    algorithms = Bounds.numbers("algorithms", 2, algorithms, FLOOR, CEILING);
  }

  static CompressCertificate decode(Cursor in) throws WireException {
    return new CompressCertificate(
        in.list(
            "algorithms",
            1,
            FLOOR,
            CEILING,
            each ->
                each.uint16(
                    "CertificateCompressionAlgorithm", CodePoints::certificateCompression)));
  }

  @Override
  public int type() {
    return ExtensionTypes.COMPRESS_CERTIFICATE;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.list(1, algorithms, Encoder::uint16));
  }

  @Override
  public String summary() {
    return Summary.ofNumbers(algorithms, CodePoints::certificateCompression);
  }
}
