package dev.minica.issuance;

import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a profile has clients look for what they have to know of the issuer. What is absent is
 * where the issuer says it is; what is empty is not said.
 *
 * @param crl URIs of its CRL (RFC 5280 section 4.2.1.13)
 * @param ocsp URIs of its OCSP responder (RFC 6960)
 * @param caIssuers URIs of its certificate (RFC 5280 section 4.2.2.1)
 */
public record Locations(
    Optional<List<String>> crl, Optional<List<String>> ocsp, Optional<List<String>> caIssuers) {

  /**
   * The two extensions, without those that would say nothing.
   *
   * @param own where the issuer says it is; absent where it says nothing
   */
  List<Extension> extensions(Optional<Publication> own) {
    List<Extension> extensions = new ArrayList<>();
    List<String> crls = crl.orElseGet(() -> own.flatMap(Publication::crl).stream().toList());
    if (!crls.isEmpty()) {
      extensions.add(Extensions.crlDistributionPoints(crls));
    }
    List<String> responders =
        ocsp.orElseGet(() -> own.flatMap(Publication::ocsp).stream().toList());
    List<String> issuers =
        caIssuers.orElseGet(() -> own.map(Publication::certificate).stream().toList());
    if (!responders.isEmpty() || !issuers.isEmpty()) {
      extensions.add(Extensions.authorityInformationAccess(responders, issuers));
    }
    return extensions;
  }
}
