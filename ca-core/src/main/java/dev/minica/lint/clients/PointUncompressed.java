package dev.minica.lint.clients;

import dev.minica.key.KeyWeakness.Flaw;
import dev.minica.lint.Citation;
import dev.minica.lint.Severity;
import dev.minica.lint.SoundKey;

/** Java and Go cannot read compressed points, which the norm allows. */
public final class PointUncompressed extends SoundKey {

  public PointUncompressed() {
    super(
        "clients/point-uncompressed",
        new Citation("crypto/x509 of Go", "func ParseCertificate"),
        Severity.WARNING,
        "the point of an EC key is not compressed",
        Flaw.COMPRESSED_POINT);
  }
}
