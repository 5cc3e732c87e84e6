package dev.minica.lint;

import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import java.util.Optional;

/**
 * A rule that key usage leaves a key purpose something to work with: a key must serve both
 * extensions (RFC 5280 section 4.2.1.12), so one without any of the purpose's bits serves nobody.
 * What a CA may be for bounds what it issues, and not what its own key does.
 */
public abstract class ServedPurpose extends Lint {

  private final KeyPurpose purpose;
  private final KeyUsage[] usages;

  protected ServedPurpose(String id, String rule, KeyPurpose purpose, KeyUsage... usages) {
    super(id, Citation.rfc(5280, "4.2.1.12"), Severity.WARNING, rule);
    this.purpose = purpose;
    this.usages = usages;
  }

  @Override
  protected final boolean appliesTo(Specimen certificate) {
    return !certificate.role().isCa()
        && certificate.role().hasKeyUsage()
        && certificate.role().isFor(purpose);
  }

  @Override
  protected final Optional<String> found(Specimen certificate) {
    return certificate.role().allowsAny(usages)
        ? NOTHING
        : Optional.of("key usage has none of the bits that " + purpose + " needs");
  }
}
