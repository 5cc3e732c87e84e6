package dev.minica.lint.cabf;

import dev.minica.key.KeyWeakness.Flaw;
import dev.minica.lint.Citation;
import dev.minica.lint.Severity;
import dev.minica.lint.SoundKey;

/**
 * Even ones make no key, small ones have made forging easier. Some public roots have 3, so it is
 * for warning only.
 */
public final class RsaExponentSound extends SoundKey {

  public RsaExponentSound() {
    super(
        "cabf/rsa-exponent-sound",
        Citation.baselineRequirements("6.1.6"),
        Severity.WARNING,
        "an RSA exponent is odd, at least 65537 and not huge",
        Flaw.BAD_EXPONENT);
  }
}
