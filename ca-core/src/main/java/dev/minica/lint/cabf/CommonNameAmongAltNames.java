package dev.minica.lint.cabf;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Attribute;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/** Clients look at alternative names only; a common name that is none of them misleads people. */
public final class CommonNameAmongAltNames extends Lint {

  public CommonNameAmongAltNames() {
    super(
        "cabf/common-name-among-alt-names",
        Citation.baselineRequirements("7.1.4.3"),
        Severity.NOTICE,
        "the common name of a TLS server is one of its alternative names");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isServer() && certificate.has(Extension.SUBJECT_ALT_NAME);
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    for (Attribute attribute : certificate.subjectAttributes()) {
      if (attribute.type().equals(Attribute.COMMON_NAME) && !isAltName(certificate, attribute)) {
        return Optional.of(attribute.text());
      }
    }
    return NOTHING;
  }

  private static boolean isAltName(Specimen certificate, Attribute commonName) {
    for (Tlv name : certificate.altNames()) {
      String text = name.isContext(7) ? IpText.of(name.content()) : name.text();
      if (text.equalsIgnoreCase(commonName.text())) {
        return true;
      }
    }
    return false;
  }
}
