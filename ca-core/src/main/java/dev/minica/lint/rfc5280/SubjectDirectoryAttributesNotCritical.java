package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Criticality;
import dev.minica.lint.Severity;
import dev.minica.x509.Extension;

/** Nobody processes them. */
public final class SubjectDirectoryAttributesNotCritical extends Criticality {

  public SubjectDirectoryAttributesNotCritical() {
    super(
        "rfc5280/subject-directory-attributes-not-critical",
        Citation.rfc(5280, "4.2.1.8"),
        Severity.ERROR,
        "subject directory attributes are not critical",
        Extension.SUBJECT_DIRECTORY_ATTRIBUTES,
        Demand.NOT_CRITICAL);
  }
}
