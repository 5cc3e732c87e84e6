package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Faults;
import dev.minica.lint.Specimen;
import java.util.List;
import java.util.Optional;

/** What the two rules on the forms of times share. */
final class TimeForm {

  private TimeForm() {}

  /** The times of this type that are not in the one form that is allowed. */
  static Optional<String> fault(Specimen certificate, int tag) {
    Faults faults = new Faults();
    for (Tlv time : List.of(certificate.notBefore(), certificate.notAfter())) {
      if (time.is(tag) && Specimen.moment(time).isEmpty()) {
        faults.add("\"" + time.text() + "\"");
      }
    }
    return faults.words();
  }
}
