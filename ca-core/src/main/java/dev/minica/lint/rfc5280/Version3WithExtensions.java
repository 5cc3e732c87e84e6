package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** Readers of the older versions would skip what restricts the certificate. */
public final class Version3WithExtensions extends Lint {

  public Version3WithExtensions() {
    super(
        "rfc5280/version-3-with-extensions",
        Citation.rfc(5280, "4.1.2.1"),
        Severity.ERROR,
        "a certificate with extensions is of version 3");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.extensionsField().isPresent();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.version() < 3 ? Optional.of("version " + certificate.version()) : NOTHING;
  }
}
