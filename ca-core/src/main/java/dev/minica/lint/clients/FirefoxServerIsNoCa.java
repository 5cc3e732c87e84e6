package dev.minica.lint.clients;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.KeyPurpose;
import java.util.Optional;

/**
 * Firefox and other users of NSS refuse a CA's certificate as a server's, which is what openssl req
 * -x509 makes.
 */
public final class FirefoxServerIsNoCa extends Lint {

  public FirefoxServerIsNoCa() {
    super(
        "clients/firefox-server-is-no-ca",
        new Citation("mozilla::pkix", "error MOZILLA_PKIX_ERROR_CA_CERT_USED_AS_END_ENTITY"),
        Severity.WARNING,
        "a certificate with host names that is for servers is no CA");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isCa()
        && certificate.role().isFor(KeyPurpose.SERVER_AUTH)
        && !certificate.altNames().isEmpty();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return Optional.of("it is a CA");
  }
}
