package dev.minica.issuance;

import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where clients find what they have to know of a CA, as the certificates that it issues say.
 *
 * @param certificate URL of its own certificate, DER (RFC 5280 section 4.2.2.1, caIssuers)
 * @param crl URL of its CRL, DER (RFC 5280 section 4.2.1.13); absent where there is none
 * @param ocsp URL of its OCSP responder (RFC 6960); absent where nobody has the key to answer with
 */
public record Publication(String certificate, Optional<String> crl, Optional<String> ocsp) {

  /**
   * What {@code minica serve} serves below a URL.
   *
   * @param base without a slash at its end
   * @param issuer the name of the CA
   */
  public static Publication below(String base, String issuer, boolean answers) {
    return new Publication(
        base + "/" + issuer + ".crt",
        Optional.of(base + "/crl/" + issuer + ".crl"),
        answers ? Optional.of(base + "/ocsp") : Optional.empty());
  }

  /** The same of a CA that makes no CRLs. */
  public Publication withoutCrl() {
    return new Publication(certificate, Optional.empty(), ocsp);
  }

  List<Extension> extensions() {
    List<Extension> extensions = new ArrayList<>();
    if (crl.isPresent()) {
      extensions.add(Extensions.crlDistributionPoints(List.of(crl.get())));
    }
    extensions.add(
        Extensions.authorityInformationAccess(ocsp.stream().toList(), List.of(certificate)));
    return extensions;
  }
}
