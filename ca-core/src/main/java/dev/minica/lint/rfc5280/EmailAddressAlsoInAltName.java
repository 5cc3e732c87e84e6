package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Attribute;
import dev.minica.lint.Citation;
import dev.minica.lint.Faults;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/**
 * The clause says MUST for new certificates, and one does not tell how new its kind is. Name
 * constraints look at both.
 */
public final class EmailAddressAlsoInAltName extends Lint {

  public EmailAddressAlsoInAltName() {
    super(
        "rfc5280/email-address-also-in-alt-name",
        Citation.rfc(5280, "4.1.2.6"),
        Severity.WARNING,
        "an e-mail address in the subject is in the subject alternative name, too");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return !certificate.role().isCa();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Faults faults = new Faults();
    for (Attribute attribute : certificate.subjectAttributes()) {
      if (attribute.type().equals(Attribute.EMAIL_ADDRESS)
          && !isAltName(certificate, attribute.text())) {
        faults.add(attribute.text());
      }
    }
    return faults.words();
  }

  private static boolean isAltName(Specimen certificate, String address) {
    for (Tlv name : certificate.altNames()) {
      if (name.isContext(1) && name.text().equalsIgnoreCase(address)) {
        return true;
      }
    }
    return false;
  }
}
