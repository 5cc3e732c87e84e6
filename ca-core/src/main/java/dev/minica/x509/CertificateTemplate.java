package dev.minica.x509;

import dev.minica.key.SubjectPublicKeyInfo;
import java.util.List;
import java.util.Optional;

/**
 * Everything a certificate says, before an issuer's key signs it. Nothing here is checked: a
 * template can describe a certificate that no policy would let pass.
 *
 * @param serialNumber RFC 5280 section 4.1.2.2
 * @param issuer RFC 5280 section 4.1.2.4
 * @param validity RFC 5280 section 4.1.2.5
 * @param subject RFC 5280 section 4.1.2.6; may be empty
 * @param publicKey RFC 5280 section 4.1.2.7
 * @param extensions RFC 5280 section 4.1.2.9, in the order they are encoded; may be empty
 */
public record CertificateTemplate(
    SerialNumber serialNumber,
    DistinguishedName issuer,
    Validity validity,
    DistinguishedName subject,
    SubjectPublicKeyInfo publicKey,
    List<Extension> extensions) {

  public CertificateTemplate {
    extensions = List.copyOf(extensions);
  }

  /** The extension with this object identifier. */
  public Optional<Extension> extension(String oid) {
    return extensions.stream().filter(e -> e.oid().equals(oid)).findFirst();
  }
}
