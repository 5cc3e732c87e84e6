package dev.minica.lint.rfc5480;

import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.HexFormat;
import java.util.Optional;

/** X9.62 has a third form, both at once, which the clause rules out. */
public final class EcPointUncompressedOrCompressed extends Lint {

  public EcPointUncompressedOrCompressed() {
    super(
        "rfc5480/ec-point-uncompressed-or-compressed",
        Citation.rfc(5480, "2.2"),
        Severity.ERROR,
        "an EC key's point begins with 02, 03 or 04");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.keyOid().equals(SubjectPublicKeyInfo.EC_PUBLIC_KEY);
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    byte[] point = certificate.keyBits();
    boolean usual = point.length > 0 && point[0] >= 2 && point[0] <= 4;
    return usual
        ? NOTHING
        : Optional.of(HexFormat.of().formatHex(point, 0, Math.min(1, point.length)));
  }
}
