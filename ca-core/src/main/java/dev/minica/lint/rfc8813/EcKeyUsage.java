package dev.minica.lint.rfc8813;

import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.KeyUsage;
import java.util.Optional;

/** An EC key can sign and agree on keys. It cannot encrypt. */
public final class EcKeyUsage extends Lint {

  public EcKeyUsage() {
    super(
        "rfc8813/ec-key-usage",
        Citation.rfc(8813, "3"),
        Severity.ERROR,
        "key usage of an EC key has neither keyEncipherment nor dataEncipherment");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.keyOid().equals(SubjectPublicKeyInfo.EC_PUBLIC_KEY);
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate.role().allowsAny(KeyUsage.KEY_ENCIPHERMENT, KeyUsage.DATA_ENCIPHERMENT)
        ? Optional.of("it has one of them")
        : NOTHING;
  }
}
