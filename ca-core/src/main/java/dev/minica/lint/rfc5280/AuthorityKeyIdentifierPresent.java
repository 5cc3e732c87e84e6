package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/**
 * It tells which of an issuer's keys signed; OpenSSL's strict mode, which is Python's default,
 * refuses to go without. A self-signed certificate may.
 */
public final class AuthorityKeyIdentifierPresent extends Lint {

  public AuthorityKeyIdentifierPresent() {
    super(
        "rfc5280/authority-key-identifier-present",
        Citation.rfc(5280, "4.2.1.1"),
        Severity.ERROR,
        "a certificate that did not sign itself has an authority key identifier");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.version() >= 3 && !certificate.role().isSelfSigned();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.has(Extension.AUTHORITY_KEY_IDENTIFIER)
        ? NOTHING
        : Optional.of("there is none");
  }
}
