package dev.minica.tls.wire.handshake;

import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.Optional;

/**
 * A ServerKeyExchange that is not looked into: of another key exchange, or of a curve without a
 * name, which RFC 8422 section 5.4 does not know any more.
 *
 * @param params all of its octets, a signature included
 */
public record OtherServerKeyExchange(Octets params) implements ServerKeyExchange {

  public OtherServerKeyExchange {
    Bounds.length("params", params, 0, 0xffffff);
  }

  static OtherServerKeyExchange decode(Cursor in) throws WireException {
    return new OtherServerKeyExchange(in.rest("params"));
  }

  @Override
  public Optional<DigitallySigned> signedParams() {
    return Optional.empty();
  }
}
