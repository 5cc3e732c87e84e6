package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/** Without it a CA's key may be used for everything. */
public final class KeyUsageInCa extends Lint {

  public KeyUsageInCa() {
    super(
        "rfc5280/key-usage-in-ca",
        Citation.rfc(5280, "4.2.1.3"),
        Severity.ERROR,
        "a CA has key usage");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isCa();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.has(Extension.KEY_USAGE) ? NOTHING : Optional.of("there is none");
  }
}
