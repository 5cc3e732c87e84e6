package dev.minica.lint.cabf;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A number that cannot be foreseen keeps attackers from preparing a collision. A short one cannot
 * have been random.
 */
public final class SerialNumber64Bits extends Lint {

  /** A random number of 64 bits begins with eight zero bits once in 256 times. */
  private static final int MIN_BITS = 56;

  public SerialNumber64Bits() {
    super(
        "cabf/serial-number-64-bits",
        Citation.baselineRequirements("7.1.2.7"),
        Severity.NOTICE,
        "a serial number has 64 random bits");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return !certificate.role().isSelfSigned();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    int bits = new BigInteger(1, certificate.serialNumber().content()).bitLength();
    return bits < MIN_BITS ? Optional.of(bits + " bits") : NOTHING;
  }
}
