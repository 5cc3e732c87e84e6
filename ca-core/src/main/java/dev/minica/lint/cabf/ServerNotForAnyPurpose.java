package dev.minica.lint.cabf;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.KeyPurpose;
import java.util.Optional;

/** A list that ends in "or anything" restricts nothing. */
public final class ServerNotForAnyPurpose extends Lint {

  public ServerNotForAnyPurpose() {
    super(
        "cabf/server-not-for-any-purpose",
        Citation.baselineRequirements("7.1.2.7.10"),
        Severity.NOTICE,
        "a TLS server's certificate is not for any purpose");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isServer();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.role().isFor(KeyPurpose.ANY)
        ? Optional.of("extended key usage has anyExtendedKeyUsage")
        : NOTHING;
  }
}
