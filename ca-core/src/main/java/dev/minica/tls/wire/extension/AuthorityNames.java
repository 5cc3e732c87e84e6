package dev.minica.tls.wire.extension;

import dev.minica.MinicaException;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import dev.minica.x509.DistinguishedName;

/** The names of authorities, which TLS 1.2 has in a message and TLS 1.3 in an extension. */
public final class AuthorityNames {

  private AuthorityNames() {}

  /** {@code opaque DistinguishedName<1..2^16-1>}. */
  public static Octets decode(Cursor in) throws WireException {
    return in.opaqueVector("DistinguishedName", 2, 1, 0xffff, AuthorityNames::text);
  }

  /** As RFC 4514 writes names; what is no name is shown in hexadecimal. */
  public static String text(Octets name) {
    try {
      return DistinguishedName.decode(name.toArray()).toString();
    } catch (MinicaException notAName) {
      return name.hex();
    }
  }
}
