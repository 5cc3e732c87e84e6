package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.CodePoints;
import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.Optional;

/**
 * The curve and the server's public point on it (RFC 8422 section 5.4).
 *
 * <pre>
 * struct {
 *     opaque point &lt;1..2^8-1&gt;;
 * } ECPoint;
 *
 * struct {
 *     ECCurveType    curve_type;
 *     select (curve_type) {
 *         case named_curve:
 *             NamedCurve namedcurve;
 *     };
 * } ECParameters;
 *
 * struct {
 *     ECParameters    curve_params;
 *     ECPoint         public;
 * } ServerECDHParams;
 * </pre>
 *
 * @param group its number in IANA's registry "TLS Supported Groups"
 * @param point encoded as the curve wants it
 * @param signedParams absent with ECDH_anon
 */
public record EcdheServerKeyExchange(
    int group, Octets point, Optional<DigitallySigned> signedParams) implements ServerKeyExchange {

  private static final int NAMED_CURVE = 3;
  private static final int MAX = 0xff;

  public EcdheServerKeyExchange {
    Bounds.unsigned("namedcurve", 2, group);
    Bounds.length("point", point, 1, MAX);
  }

  /** Whether it can be read, as far as its first octet tells. */
  static boolean isNamedCurve(Cursor in) {
    int next = in.peekUint16();
    return next < 0 || next >> 8 == NAMED_CURVE;
  }

  static EcdheServerKeyExchange decode(Cursor in, Context context) throws WireException {
    in.uint8("curve_type", CodePoints::ecCurveType);
    return new EcdheServerKeyExchange(
        in.uint16("namedcurve", NamedGroups::name),
        in.opaqueVector("point", 1, 1, MAX),
        ServerKeyExchange.signature(in, context));
  }

  @Override
  public Octets params() {
    return new Encoder().uint8(NAMED_CURVE).uint16(group).vector(1, point).octets();
  }
}
