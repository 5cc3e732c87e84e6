package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.SignatureSchemes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.OptionalInt;

/**
 * A signature (RFC 5246 section 4.7; RFC 8446 section 4.4.3 has the same form).
 *
 * <pre>
 * struct {
 *     SignatureAndHashAlgorithm algorithm;
 *     opaque signature&lt;0..2^16-1&gt;;
 * } DigitallySigned;
 * </pre>
 *
 * @param scheme its number in IANA's registry; absent before TLS 1.2, where the key decides
 * @param signature in the encoding of its algorithm
 */
public record DigitallySigned(OptionalInt scheme, Octets signature) {

  private static final int MAX = 0xffff;

  public DigitallySigned {
    scheme.ifPresent(each -> Bounds.unsigned("algorithm", 2, each));
    Bounds.length("signature", signature, 0, MAX);
  }

  static DigitallySigned decode(Cursor in, Context context) throws WireException {
    OptionalInt scheme =
        context.namesAlgorithms()
            ? OptionalInt.of(in.uint16("algorithm", SignatureSchemes::name))
            : OptionalInt.empty();
    return new DigitallySigned(scheme, in.opaqueVector("signature", 2, 0, MAX));
  }

  void encode(Encoder out) {
    scheme.ifPresent(out::uint16);
    out.vector(2, signature);
  }
}
