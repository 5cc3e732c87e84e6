package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Faults;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.List;
import java.util.Optional;

/** Each moment has one encoding, and readers of UTCTime alone last until 2049. */
public final class GeneralizedTimeOnlyFrom2050 extends Lint {

  public GeneralizedTimeOnlyFrom2050() {
    super(
        "rfc5280/generalized-time-only-from-2050",
        Citation.rfc(5280, "4.1.2.5"),
        Severity.ERROR,
        "times through 2049 are UTCTime");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Faults faults = new Faults();
    for (Tlv time : List.of(certificate.notBefore(), certificate.notAfter())) {
      boolean early = time.size() >= 4 && time.text().substring(0, 4).compareTo("2050") < 0;
      if (time.is(Tlv.GENERALIZED_TIME) && early) {
        faults.add(time.text());
      }
    }
    return faults.words();
  }
}
