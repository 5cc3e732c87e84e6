package dev.minica.lint.cabf;

import dev.minica.key.KeyWeakness.Flaw;
import dev.minica.lint.Citation;
import dev.minica.lint.Severity;
import dev.minica.lint.SoundKey;

/** Fermat's method of 1643 finds primes that are close to each other (CVE-2022-26320). */
public final class RsaWithoutClosePrimes extends SoundKey {

  public RsaWithoutClosePrimes() {
    super(
        "cabf/rsa-without-close-primes",
        Citation.baselineRequirements("6.1.1.3"),
        Severity.ERROR,
        "the primes of an RSA modulus are far apart",
        Flaw.CLOSE_PRIMES);
  }
}
