package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/**
 * Readers reserve 20 octets. The octet that keeps a number positive counts, so 160 random bits may
 * need 21.
 */
public final class SerialNumberAtMost20Octets extends Lint {

  public SerialNumberAtMost20Octets() {
    super(
        "rfc5280/serial-number-at-most-20-octets",
        Citation.rfc(5280, "4.1.2.2"),
        Severity.ERROR,
        "a serial number takes at most 20 octets");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.serialNumber().size() > 20
        ? Optional.of(certificate.serialNumber().size() + " octets")
        : NOTHING;
  }
}
