package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * cookie: what a server has the client say back after a HelloRetryRequest (RFC 8446 section 4.2.2).
 *
 * <pre>
 * struct {
 *     opaque cookie&lt;1..2^16-1&gt;;
 * } Cookie;
 * </pre>
 *
 * @param cookie whatever the server likes
 */
public record Cookie(Octets cookie) implements Extension {

  private static final int MAX = 0xffff - 2;

  public Cookie {
    Bounds.length("cookie", cookie, 1, MAX);
  }

  static Cookie decode(Cursor in) throws WireException {
    return new Cookie(in.opaqueVector("cookie", 2, 1, MAX));
  }

  @Override
  public int type() {
    return ExtensionTypes.COOKIE;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.vector(2, cookie));
  }

  @Override
  public String summary() {
    return cookie.length() + " octets";
  }
}
