package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Criticality;
import dev.minica.lint.Severity;
import dev.minica.x509.Extension;

/** It helps to find the issuer and restricts nothing. */
public final class AuthorityKeyIdentifierNotCritical extends Criticality {

  public AuthorityKeyIdentifierNotCritical() {
    super(
        "rfc5280/authority-key-identifier-not-critical",
        Citation.rfc(5280, "4.2.1.1"),
        Severity.ERROR,
        "the authority key identifier is not critical",
        Extension.AUTHORITY_KEY_IDENTIFIER,
        Demand.NOT_CRITICAL);
  }
}
