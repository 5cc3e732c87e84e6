package dev.minica.lint.rfc9295;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.KeyUsage;
import java.util.Optional;

/** These keys sign and do nothing else. The section replaces one of RFC 8410. */
public final class EdwardsKeyUsage extends Lint {

  public EdwardsKeyUsage() {
    super(
        "rfc9295/edwards-key-usage",
        Citation.rfc(9295, "3"),
        Severity.ERROR,
        "key usage of an Ed25519 or Ed448 key is about signatures only");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.keyOid().equals("1.3.101.112") || certificate.keyOid().equals("1.3.101.113");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate
            .role()
            .allowsAny(
                KeyUsage.KEY_ENCIPHERMENT,
                KeyUsage.DATA_ENCIPHERMENT,
                KeyUsage.KEY_AGREEMENT,
                KeyUsage.ENCIPHER_ONLY,
                KeyUsage.DECIPHER_ONLY)
        ? Optional.of("it allows more")
        : NOTHING;
  }
}
