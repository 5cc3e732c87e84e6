package dev.minica.lint.rfc9881;

import dev.minica.lint.Citation;
import dev.minica.lint.FixedSize;
import dev.minica.lint.Specimen;

/** The encoding of FIPS 204, without any wrapping; drafts had an OCTET STRING around it. */
public final class KeyLength extends FixedSize {

  public KeyLength() {
    super(
        "rfc9881/key-length",
        Citation.rfc(9881, "4"),
        "keys of ML-DSA-44, 65 and 87 have 1312, 1952 and 2592 octets");
  }

  @Override
  protected int wanted(Specimen certificate) {
    return switch (certificate.keyOid()) {
      case "2.16.840.1.101.3.4.3.17" -> 1312;
      case "2.16.840.1.101.3.4.3.18" -> 1952;
      case "2.16.840.1.101.3.4.3.19" -> 2592;
      default -> 0;
    };
  }

  @Override
  protected int size(Specimen certificate) {
    return certificate.keyBits().length;
  }
}
