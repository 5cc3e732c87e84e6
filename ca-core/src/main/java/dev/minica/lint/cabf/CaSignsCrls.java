package dev.minica.lint.cabf;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.KeyUsage;
import java.util.Optional;

/** A CA that cannot sign CRLs has to delegate them, which few clients follow. */
public final class CaSignsCrls extends Lint {

  public CaSignsCrls() {
    super(
        "cabf/ca-signs-crls",
        Citation.baselineRequirements("7.1.2.10.7"),
        Severity.NOTICE,
        "a CA's key usage has keyCertSign and cRLSign");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isCa()
        && certificate.role().allowsAny(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN);
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.role().allows(KeyUsage.KEY_CERT_SIGN)
            && certificate.role().allows(KeyUsage.CRL_SIGN)
        ? NOTHING
        : Optional.of("it has one of them");
  }
}
