package dev.minica.lint.cabf;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/**
 * Forged certificates have been made with MD5 and are within reach with SHA-1. A root's signature
 * on itself protects nothing.
 */
public final class NoDigestsThatCollide extends Lint {

  public NoDigestsThatCollide() {
    super(
        "cabf/no-digests-that-collide",
        Citation.baselineRequirements("7.1.3.2"),
        Severity.ERROR,
        "no certificate is signed with MD2, MD5 or SHA-1");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return !certificate.role().isSelfSigned();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return digest(certificate);
  }

  /** The digest that it is signed over, and with what, if one like it can be made. */
  public static Optional<String> digest(Specimen certificate) {
    return switch (certificate.signatureOid()) {
      case "1.2.840.113549.1.1.2" -> Optional.of("MD2 with RSA");
      case "1.2.840.113549.1.1.4" -> Optional.of("MD5 with RSA");
      case "1.2.840.113549.1.1.5", "1.3.14.3.2.29" -> Optional.of("SHA-1 with RSA");
      case "1.2.840.10040.4.3" -> Optional.of("SHA-1 with DSA");
      case "1.2.840.10045.4.1" -> Optional.of("SHA-1 with ECDSA");
      default -> Optional.empty();
    };
  }
}
