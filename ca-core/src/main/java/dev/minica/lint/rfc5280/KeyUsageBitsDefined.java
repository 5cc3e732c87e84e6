package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.HexFormat;
import java.util.Optional;

/** Nine bits have a meaning. */
public final class KeyUsageBitsDefined extends Lint {

  public KeyUsageBitsDefined() {
    super(
        "rfc5280/key-usage-bits-defined",
        Citation.rfc(5280, "4.2.1.3"),
        Severity.ERROR,
        "key usage has no bit beyond the nine that are defined");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().hasKeyUsage();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    byte[] bits = certificate.role().keyUsage();
    for (int i = 2; i < bits.length; i++) {
      if ((bits[i] & (i == 2 ? 0x7f : 0xff)) != 0) {
        return Optional.of("the BIT STRING " + HexFormat.of().formatHex(bits));
      }
    }
    return NOTHING;
  }
}
