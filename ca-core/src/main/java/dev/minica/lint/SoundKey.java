package dev.minica.lint;

import dev.minica.key.KeyWeakness;
import dev.minica.key.KeyWeakness.Flaw;
import java.util.Optional;

/** A rule that the subject's key does not have one of the flaws that a public key shows. */
public abstract class SoundKey extends Lint {

  private final Flaw flaw;

  protected SoundKey(String id, Citation citation, Severity severity, String rule, Flaw flaw) {
    super(id, citation, severity, rule);
    this.flaw = flaw;
  }

  @Override
  protected final Optional<String> found(Specimen certificate) {
    for (KeyWeakness weakness : certificate.keyWeaknesses()) {
      if (weakness.flaw() == flaw) {
        return Optional.of(weakness.words());
      }
    }
    return NOTHING;
  }
}
