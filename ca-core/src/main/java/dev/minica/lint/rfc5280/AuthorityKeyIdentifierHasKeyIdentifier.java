package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/** Issuer and serial number alone tie it to one of several certificates for the same key. */
public final class AuthorityKeyIdentifierHasKeyIdentifier extends Lint {

  public AuthorityKeyIdentifierHasKeyIdentifier() {
    super(
        "rfc5280/authority-key-identifier-has-key-identifier",
        Citation.rfc(5280, "4.2.1.1"),
        Severity.ERROR,
        "the authority key identifier has the field keyIdentifier");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.has(Extension.AUTHORITY_KEY_IDENTIFIER)
        && !certificate.role().isSelfSigned();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    for (Tlv part : certificate.elements(Extension.AUTHORITY_KEY_IDENTIFIER)) {
      if (part.isContext(0)) {
        return NOTHING;
      }
    }
    return Optional.of("it has no such field");
  }
}
