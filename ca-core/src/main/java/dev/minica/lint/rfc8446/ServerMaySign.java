package dev.minica.lint.rfc8446;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.KeyUsage;
import java.util.Optional;

/**
 * TLS 1.3 has no key exchange but signed ones. Without the bit only RSA key exchange is left, of
 * TLS 1.2 and before.
 */
public final class ServerMaySign extends Lint {

  public ServerMaySign() {
    super(
        "rfc8446/server-may-sign",
        Citation.rfc(8446, "4.4.2.2"),
        Severity.WARNING,
        "key usage of a TLS server has digitalSignature");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isServer()
        && certificate.role().allowsAny(KeyUsage.KEY_ENCIPHERMENT, KeyUsage.KEY_AGREEMENT);
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.role().allows(KeyUsage.DIGITAL_SIGNATURE)
        ? NOTHING
        : Optional.of("key usage does not have it");
  }
}
