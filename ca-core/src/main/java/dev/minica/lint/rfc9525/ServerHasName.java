package dev.minica.lint.rfc9525;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/** Common names have not counted since 2011: no client compares them any more. */
public final class ServerHasName extends Lint {

  public ServerHasName() {
    super(
        "rfc9525/server-has-name",
        Citation.rfc(9525, "4.1"),
        Severity.ERROR,
        "a TLS server's certificate has a subject alternative name");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isServer() && !certificate.has(Extension.SUBJECT_ALT_NAME);
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.altNames().isEmpty() ? Optional.of("there is none") : NOTHING;
  }
}
