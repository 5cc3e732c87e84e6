package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Criticality;
import dev.minica.lint.Severity;
import dev.minica.x509.Extension;

/** It says where to fetch things, and no path depends on it. */
public final class SubjectInformationAccessNotCritical extends Criticality {

  public SubjectInformationAccessNotCritical() {
    super(
        "rfc5280/subject-information-access-not-critical",
        Citation.rfc(5280, "4.2.2.2"),
        Severity.ERROR,
        "subject information access is not critical",
        Extension.SUBJECT_INFORMATION_ACCESS,
        Demand.NOT_CRITICAL);
  }
}
