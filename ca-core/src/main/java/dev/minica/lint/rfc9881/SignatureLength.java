package dev.minica.lint.rfc9881;

import dev.minica.lint.Citation;
import dev.minica.lint.FixedSize;
import dev.minica.lint.Specimen;

/** The encoding of FIPS 204, without any wrapping. */
public final class SignatureLength extends FixedSize {

  public SignatureLength() {
    super(
        "rfc9881/signature-length",
        Citation.rfc(9881, "3"),
        "signatures of ML-DSA-44, 65 and 87 have 2420, 3309 and 4627 octets");
  }

  @Override
  protected int wanted(Specimen certificate) {
    return switch (certificate.signatureOid()) {
      case "2.16.840.1.101.3.4.3.17" -> 2420;
      case "2.16.840.1.101.3.4.3.18" -> 3309;
      case "2.16.840.1.101.3.4.3.19" -> 4627;
      default -> 0;
    };
  }

  @Override
  protected int size(Specimen certificate) {
    return certificate.signature().length;
  }
}
