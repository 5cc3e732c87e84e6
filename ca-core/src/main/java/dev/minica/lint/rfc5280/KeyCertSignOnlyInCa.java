package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.KeyUsage;
import java.util.Optional;

/** A client that looks at key usage and not at basic constraints would take it for a CA. */
public final class KeyCertSignOnlyInCa extends Lint {

  public KeyCertSignOnlyInCa() {
    super(
        "rfc5280/key-cert-sign-only-in-ca",
        Citation.rfc(5280, "4.2.1.9"),
        Severity.ERROR,
        "only a CA may sign certificates");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return !certificate.role().isCa();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.role().allows(KeyUsage.KEY_CERT_SIGN)
        ? Optional.of("key usage has keyCertSign, and it is no CA")
        : NOTHING;
  }
}
