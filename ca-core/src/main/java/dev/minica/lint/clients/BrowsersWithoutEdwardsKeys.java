package dev.minica.lint.clients;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/**
 * Chrome, Firefox and Safari take RSA and EC keys of servers, and these not; OpenSSL, Go, GnuTLS
 * and Java do.
 */
public final class BrowsersWithoutEdwardsKeys extends Lint {

  public BrowsersWithoutEdwardsKeys() {
    super(
        "clients/browsers-without-edwards-keys",
        new Citation("Chromium", "net::CertVerifyProc"),
        Severity.NOTICE,
        "a TLS server's key is RSA or EC where browsers are to connect");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isServer() && certificate.keyOid().startsWith("1.3.101.11");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return Optional.of("an Edwards curve");
  }
}
