package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Criticality;
import dev.minica.lint.Severity;
import dev.minica.x509.Extension;

/** It helps to find certificates and restricts nothing. */
public final class SubjectKeyIdentifierNotCritical extends Criticality {

  public SubjectKeyIdentifierNotCritical() {
    super(
        "rfc5280/subject-key-identifier-not-critical",
        Citation.rfc(5280, "4.2.1.2"),
        Severity.ERROR,
        "the subject key identifier is not critical",
        Extension.SUBJECT_KEY_IDENTIFIER,
        Demand.NOT_CRITICAL);
  }
}
