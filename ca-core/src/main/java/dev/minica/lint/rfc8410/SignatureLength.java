package dev.minica.lint.rfc8410;

import dev.minica.lint.Citation;
import dev.minica.lint.FixedSize;
import dev.minica.lint.Specimen;

/** The octets of RFC 8032, without any wrapping. */
public final class SignatureLength extends FixedSize {

  public SignatureLength() {
    super(
        "rfc8410/signature-length",
        Citation.rfc(8410, "6"),
        "signatures of Ed25519 have 64 octets, of Ed448 114");
  }

  @Override
  protected int wanted(Specimen certificate) {
    return switch (certificate.signatureOid()) {
      case "1.3.101.112" -> 64;
      case "1.3.101.113" -> 114;
      default -> 0;
    };
  }

  @Override
  protected int size(Specimen certificate) {
    return certificate.signature().length;
  }
}
