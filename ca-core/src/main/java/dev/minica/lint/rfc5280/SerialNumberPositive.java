package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Zero and negative numbers are read differently by programs that take the octets for an unsigned
 * number.
 */
public final class SerialNumberPositive extends Lint {

  public SerialNumberPositive() {
    super(
        "rfc5280/serial-number-positive",
        Citation.rfc(5280, "4.1.2.2"),
        Severity.ERROR,
        "a serial number is greater than zero");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.serialNumber().size() > 0;
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return new BigInteger(certificate.serialNumber().content()).signum() > 0
        ? NOTHING
        : Optional.of(HexFormat.of().formatHex(certificate.serialNumber().content()));
  }
}
