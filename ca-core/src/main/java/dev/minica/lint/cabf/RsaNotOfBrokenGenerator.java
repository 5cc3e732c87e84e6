package dev.minica.lint.cabf;

import dev.minica.key.KeyWeakness.Flaw;
import dev.minica.lint.Citation;
import dev.minica.lint.Severity;
import dev.minica.lint.SoundKey;

/**
 * The library of CVE-2017-15361 was in smart cards, tokens and TPMs; its keys are known by their
 * looks and can be factored.
 */
public final class RsaNotOfBrokenGenerator extends SoundKey {

  public RsaNotOfBrokenGenerator() {
    super(
        "cabf/rsa-not-of-broken-generator",
        Citation.baselineRequirements("6.1.1.3"),
        Severity.ERROR,
        "an RSA key does not come from the generator of CVE-2017-15361",
        Flaw.ROCA);
  }
}
