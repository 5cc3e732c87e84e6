package dev.minica.lint.cabf;

import dev.minica.key.KeyWeakness.Flaw;
import dev.minica.lint.Citation;
import dev.minica.lint.Severity;
import dev.minica.lint.SoundKey;

/** Shorter ones were given up in 2013 (NIST SP 800-131A); one of 829 bits was factored in 2020. */
public final class RsaModulusOf2048Bits extends SoundKey {

  public RsaModulusOf2048Bits() {
    super(
        "cabf/rsa-modulus-of-2048-bits",
        Citation.baselineRequirements("6.1.5"),
        Severity.ERROR,
        "an RSA modulus has 2048 bits or more",
        Flaw.SHORT_MODULUS);
  }
}
