package dev.minica.lint.clients;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import dev.minica.x509.KeyPurpose;
import java.util.Optional;

/**
 * Safari and everything else on Apple's systems wants to see serverAuth, where others take a
 * missing extension for all purposes.
 */
public final class AppleServerPurpose extends Lint {

  public AppleServerPurpose() {
    super(
        "clients/apple-server-purpose",
        new Citation("Apple support article 103769", "requirements for trusted certificates"),
        Severity.WARNING,
        "a certificate for hosts has extended key usage with serverAuth");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    boolean host = false;
    for (Tlv name : certificate.altNames()) {
      host |= name.isContext(2);
    }
    return host && !certificate.role().isCa() && !certificate.has(Extension.EXTENDED_KEY_USAGE);
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.role().isFor(KeyPurpose.SERVER_AUTH)
        ? NOTHING
        : Optional.of("there is no extended key usage");
  }
}
