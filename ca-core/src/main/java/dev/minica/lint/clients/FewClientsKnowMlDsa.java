package dev.minica.lint.clients;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** OpenSSL 3.5, Java 24 and Bouncy Castle do; browsers, Go and GnuTLS on most systems do not. */
public final class FewClientsKnowMlDsa extends Lint {

  public FewClientsKnowMlDsa() {
    super(
        "clients/few-clients-know-ml-dsa",
        new Citation("OpenSSL 3.5", "release notes"),
        Severity.NOTICE,
        "a TLS server's key is of an algorithm that clients at large know");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isServer()
        && certificate.keyOid().startsWith("2.16.840.1.101.3.4.3.");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return Optional.of("an ML-DSA key");
  }
}
