package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.List;

/**
 * certificate_authorities: whose certificates the sender would believe (RFC 8446 section 4.2.4).
 *
 * <pre>
 * opaque DistinguishedName&lt;1..2^16-1&gt;;
 *
 * struct {
 *     DistinguishedName authorities&lt;3..2^16-1&gt;;
 * } CertificateAuthoritiesExtension;
 * </pre>
 *
 * @param authorities DER of X.501 names
 */
public record CertificateAuthorities(List<Octets> authorities) implements Extension {

  private static final int FLOOR = 3;
  private static final int CEILING = 0xffff;

  public CertificateAuthorities {
    authorities.forEach(each -> Bounds.length("DistinguishedName", each, 1, CEILING));
    authorities = Bounds.vectors("authorities", 2, authorities, FLOOR, CEILING);
  }

  static CertificateAuthorities decode(Cursor in) throws WireException {
    return new CertificateAuthorities(
        in.list("authorities", 2, FLOOR, CEILING, AuthorityNames::decode));
  }

  @Override
  public int type() {
    return ExtensionTypes.CERTIFICATE_AUTHORITIES;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.list(2, authorities, (each, name) -> each.vector(2, name)));
  }

  @Override
  public String summary() {
    return Summary.count(authorities.size(), "authority", "authorities");
  }
}
