package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** Without a name there is no way to the issuer. */
public final class IssuerNotEmpty extends Lint {

  public IssuerNotEmpty() {
    super(
        "rfc5280/issuer-not-empty",
        Citation.rfc(5280, "4.1.2.4"),
        Severity.ERROR,
        "the issuer has a name");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.issuer().size() == 0 ? Optional.of("an empty name") : NOTHING;
  }
}
