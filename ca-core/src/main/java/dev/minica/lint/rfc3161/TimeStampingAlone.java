package dev.minica.lint.rfc3161;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import dev.minica.x509.KeyPurpose;
import java.util.Optional;

/** A key that does other things besides cannot vouch for the order of things. */
public final class TimeStampingAlone extends Lint {

  public TimeStampingAlone() {
    super(
        "rfc3161/time-stamping-alone",
        Citation.rfc(3161, "2.3"),
        Severity.ERROR,
        "a time-stamping certificate has that one purpose, critical");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isFor(KeyPurpose.TIME_STAMPING);
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.role().keyPurposes().size() == 1
            && certificate.isCritical(Extension.EXTENDED_KEY_USAGE)
        ? NOTHING
        : Optional.of(
            certificate.role().keyPurposes().size() == 1
                ? "it is not critical"
                : "there are others");
  }
}
