package dev.minica.lint.rfc9881;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.KeyUsage;
import java.util.Optional;

/** These keys sign and do nothing else. */
public final class MlDsaKeyUsage extends Lint {

  public MlDsaKeyUsage() {
    super(
        "rfc9881/ml-dsa-key-usage",
        Citation.rfc(9881, "5"),
        Severity.ERROR,
        "key usage of an ML-DSA key is about signatures only");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return isMlDsa(certificate.keyOid());
  }

  /** Whether this names ML-DSA, as a key's algorithm or a signature's (section 2). */
  static boolean isMlDsa(String oid) {
    return switch (oid) {
      case "2.16.840.1.101.3.4.3.17", "2.16.840.1.101.3.4.3.18", "2.16.840.1.101.3.4.3.19" -> true;
      default -> false;
    };
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    boolean more =
        certificate
            .role()
            .allowsAny(
                KeyUsage.KEY_ENCIPHERMENT,
                KeyUsage.DATA_ENCIPHERMENT,
                KeyUsage.KEY_AGREEMENT,
                KeyUsage.ENCIPHER_ONLY,
                KeyUsage.DECIPHER_ONLY);
    return more ? Optional.of("it allows more") : NOTHING;
  }
}
