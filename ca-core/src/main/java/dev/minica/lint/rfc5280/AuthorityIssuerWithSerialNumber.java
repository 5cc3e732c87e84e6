package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/** Either without the other identifies no certificate. */
public final class AuthorityIssuerWithSerialNumber extends Lint {

  public AuthorityIssuerWithSerialNumber() {
    super(
        "rfc5280/authority-issuer-with-serial-number",
        Citation.rfc(5280, "4.2.1.1"),
        Severity.ERROR,
        "the authority key identifier names issuer and serial number, or neither");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    boolean issuer = false;
    boolean serialNumber = false;
    for (Tlv part : certificate.elements(Extension.AUTHORITY_KEY_IDENTIFIER)) {
      issuer |= part.isContext(1);
      serialNumber |= part.isContext(2);
    }
    return issuer == serialNumber ? NOTHING : Optional.of("it has one of the two");
  }
}
