package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.KeyUsage;
import java.util.Optional;

/** A CA that may sign neither certificates nor CRLs is none. */
public final class CaMaySign extends Lint {

  public CaMaySign() {
    super(
        "rfc5280/ca-may-sign",
        Citation.rfc(5280, "4.2.1.3"),
        Severity.WARNING,
        "a CA may sign certificates or CRLs");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isCa() && certificate.role().hasKeyUsage();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.role().allowsAny(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)
        ? NOTHING
        : Optional.of("key usage has neither keyCertSign nor cRLSign");
  }
}
