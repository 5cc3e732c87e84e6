package dev.minica.lint.rfc8410;

import dev.minica.lint.Citation;
import dev.minica.lint.FixedSize;
import dev.minica.lint.Specimen;

/** The octets of RFC 8032 and RFC 7748, without any wrapping. */
public final class KeyLength extends FixedSize {

  public KeyLength() {
    super(
        "rfc8410/key-length",
        Citation.rfc(8410, "4"),
        "keys of X25519 and Ed25519 have 32 octets, of X448 56, of Ed448 57");
  }

  @Override
  protected int wanted(Specimen certificate) {
    return switch (certificate.keyOid()) {
      case "1.3.101.110", "1.3.101.112" -> 32;
      case "1.3.101.111" -> 56;
      case "1.3.101.113" -> 57;
      default -> 0;
    };
  }

  @Override
  protected int size(Specimen certificate) {
    return certificate.keyBits().length;
  }
}
