package dev.minica.lint.cabf;

import dev.minica.key.KeyWeakness.Flaw;
import dev.minica.lint.Citation;
import dev.minica.lint.Severity;
import dev.minica.lint.SoundKey;

/** Whoever divides by small primes has the private key. */
public final class RsaWithoutSmallFactors extends SoundKey {

  public RsaWithoutSmallFactors() {
    super(
        "cabf/rsa-without-small-factors",
        Citation.baselineRequirements("6.1.6"),
        Severity.ERROR,
        "an RSA modulus has no small factors",
        Flaw.SMALL_FACTOR);
  }
}
