package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.registry.SignatureSchemes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.List;

/**
 * signature_algorithms and signature_algorithms_cert (RFC 8446 section 4.2.3, RFC 5246 section
 * 7.4.1.4.1): what the handshake may be signed with, and what certificates may.
 *
 * <pre>
 * struct {
 *     SignatureScheme supported_signature_algorithms&lt;2..2^16-2&gt;;
 * } SignatureSchemeList;
 * </pre>
 *
 * @param type which of the two, 13 or 50
 * @param schemes numbers of IANA's registry, the preferred ones first
 */
public record SignatureAlgorithms(int type, List<Integer> schemes) implements Extension {

  private static final int FLOOR = 2;
  private static final int CEILING = 0xfffe;

  public SignatureAlgorithms {
    if (type != ExtensionTypes.SIGNATURE_ALGORITHMS
        && type != ExtensionTypes.SIGNATURE_ALGORITHMS_CERT) {
      throw new IllegalArgumentException("extension " + type + " holds no signature algorithms");
    }
    schemes = Bounds.numbers("supported_signature_algorithms", 2, schemes, FLOOR, CEILING);
  }

  static SignatureAlgorithms decode(Cursor in, int type) throws WireException {
    return new SignatureAlgorithms(
        type,
        in.list(
            "supported_signature_algorithms",
            2,
            FLOOR,
            CEILING,
            each -> each.uint16("SignatureScheme", SignatureSchemes::name)));
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.list(2, schemes, Encoder::uint16));
  }

  @Override
  public String summary() {
    return Summary.ofNumbers(schemes, SignatureSchemes::name);
  }
}
