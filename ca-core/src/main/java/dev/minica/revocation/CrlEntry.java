package dev.minica.revocation;

import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.SerialNumber;
import java.time.Instant;
import java.util.List;

/**
 * One revoked certificate of a CRL (RFC 5280 sections 5.1.2.6 and 5.3).
 *
 * @param serialNumber the certificate's serial number
 * @param certificateIssuer who issued it: the CRL's issuer, unless the CRL is indirect
 * @param revocationDate since when it is revoked
 * @param reason why; {@link RevocationReason#UNSPECIFIED} if the entry does not say
 * @param understood whether all of the entry's critical extensions are
 * @param extensions all of the entry's extensions in their order
 */
public record CrlEntry(
    SerialNumber serialNumber,
    DistinguishedName certificateIssuer,
    Instant revocationDate,
    RevocationReason reason,
    boolean understood,
    List<Extension> extensions) {

  public CrlEntry {
    extensions = List.copyOf(extensions);
  }
}
