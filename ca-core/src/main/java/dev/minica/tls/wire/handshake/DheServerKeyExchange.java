package dev.minica.tls.wire.handshake;

import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.Optional;

/**
 * The server's group and public value in it (RFC 5246 section 7.4.3).
 *
 * <pre>
 * struct {
 *     opaque dh_p&lt;1..2^16-1&gt;;
 *     opaque dh_g&lt;1..2^16-1&gt;;
 *     opaque dh_Ys&lt;1..2^16-1&gt;;
 * } ServerDHParams;     &#47;* Ephemeral DH parameters *&#47;
 * </pre>
 *
 * @param p the prime, big-endian
 * @param g the generator
 * @param publicValue g^X mod p
 * @param signedParams absent with DH_anon
 */
public record DheServerKeyExchange(
    Octets p, Octets g, Octets publicValue, Optional<DigitallySigned> signedParams)
    implements ServerKeyExchange {

  private static final int MAX = 0xffff;

  public DheServerKeyExchange {
    Bounds.length("dh_p", p, 1, MAX);
    Bounds.length("dh_g", g, 1, MAX);
    Bounds.length("dh_Ys", publicValue, 1, MAX);
  }

  static DheServerKeyExchange decode(Cursor in, Context context) throws WireException {
    return new DheServerKeyExchange(
        in.opaqueVector("dh_p", 2, 1, MAX),
        in.opaqueVector("dh_g", 2, 1, MAX),
        in.opaqueVector("dh_Ys", 2, 1, MAX),
        ServerKeyExchange.signature(in, context));
  }

  @Override
  public Octets params() {
    return new Encoder().vector(2, p).vector(2, g).vector(2, publicValue).octets();
  }
}
