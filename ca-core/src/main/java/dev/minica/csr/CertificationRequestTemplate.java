package dev.minica.csr;

import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything a request says, before its key signs it. Nothing here is checked: a template can ask
 * for what no policy would grant.
 *
 * @param subject may be empty
 * @param extensions the certificate is to have, in the order they are encoded; without any the
 *     request has no attribute
 */
public record CertificationRequestTemplate(DistinguishedName subject, List<Extension> extensions) {

  public CertificationRequestTemplate {
    extensions = List.copyOf(extensions);
  }

  /** A request for these names, which may be none, and further extensions. */
  public static CertificationRequestTemplate of(
      DistinguishedName subject, List<GeneralName> names, Extension... further) {
    List<Extension> extensions = new ArrayList<>();
    if (!names.isEmpty()) {
      // RFC 5280 section 4.2.1.6: critical where it is the only name there is
      extensions.add(Extensions.subjectAltName(names, subject.isEmpty()));
    }
    extensions.addAll(List.of(further));
    return new CertificationRequestTemplate(subject, extensions);
  }
}
