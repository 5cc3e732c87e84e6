package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import dev.minica.x509.KeyPurpose;
import java.util.Optional;

/** Critical, it would demand of clients to honour a list that says "anything". */
public final class AnyPurposeNotCritical extends Lint {

  public AnyPurposeNotCritical() {
    super(
        "rfc5280/any-purpose-not-critical",
        Citation.rfc(5280, "4.2.1.12"),
        Severity.WARNING,
        "extended key usage with anyExtendedKeyUsage is not critical");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isFor(KeyPurpose.ANY);
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.isCritical(Extension.EXTENDED_KEY_USAGE)
        ? Optional.of("it is critical")
        : NOTHING;
  }
}
