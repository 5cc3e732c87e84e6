package dev.minica.lint.rfc9295;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.KeyUsage;
import java.util.Optional;

/** These keys agree on keys and do nothing else. The section replaces one of RFC 8410. */
public final class MontgomeryKeyUsage extends Lint {

  public MontgomeryKeyUsage() {
    super(
        "rfc9295/montgomery-key-usage",
        Citation.rfc(9295, "3"),
        Severity.ERROR,
        "key usage of an X25519 or X448 key has keyAgreement and allows no signatures");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    boolean montgomery =
        certificate.keyOid().equals("1.3.101.110") || certificate.keyOid().equals("1.3.101.111");
    return montgomery && certificate.role().hasKeyUsage();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    boolean signs =
        certificate
            .role()
            .allowsAny(
                KeyUsage.DIGITAL_SIGNATURE,
                KeyUsage.NON_REPUDIATION,
                KeyUsage.KEY_ENCIPHERMENT,
                KeyUsage.DATA_ENCIPHERMENT,
                KeyUsage.KEY_CERT_SIGN,
                KeyUsage.CRL_SIGN);
    if (signs) {
      return Optional.of("it allows more");
    }
    return certificate.role().allows(KeyUsage.KEY_AGREEMENT) ? NOTHING : Optional.of("it lacks it");
  }
}
