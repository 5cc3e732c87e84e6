package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.KeyUsage;
import java.util.Optional;

/** It limits what may be signed, which is nothing. */
public final class PathLengthWithKeyCertSign extends Lint {

  public PathLengthWithKeyCertSign() {
    super(
        "rfc5280/path-length-with-key-cert-sign",
        Citation.rfc(5280, "4.2.1.9"),
        Severity.ERROR,
        "a path length constraint comes with keyCertSign");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isCa()
        && certificate.role().pathLength().isPresent()
        && certificate.role().hasKeyUsage();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.role().allows(KeyUsage.KEY_CERT_SIGN)
        ? NOTHING
        : Optional.of("key usage does not have it");
  }
}
