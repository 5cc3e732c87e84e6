package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** A key that may do nothing has no use, and some clients take none for all. */
public final class KeyUsageNotEmpty extends Lint {

  public KeyUsageNotEmpty() {
    super(
        "rfc5280/key-usage-not-empty",
        Citation.rfc(5280, "4.2.1.3"),
        Severity.ERROR,
        "key usage has a bit that is set");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().hasKeyUsage();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    byte[] bits = certificate.role().keyUsage();
    for (int i = 1; i < bits.length; i++) {
      if (bits[i] != 0) {
        return NOTHING;
      }
    }
    return Optional.of("no bit is set");
  }
}
