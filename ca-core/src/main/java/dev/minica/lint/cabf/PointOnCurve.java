package dev.minica.lint.cabf;

import dev.minica.key.KeyWeakness.Flaw;
import dev.minica.lint.Citation;
import dev.minica.lint.Severity;
import dev.minica.lint.SoundKey;

/** What is signed with a key of small order, or of another curve, can be signed by others. */
public final class PointOnCurve extends SoundKey {

  public PointOnCurve() {
    super(
        "cabf/point-on-curve",
        Citation.baselineRequirements("6.1.6"),
        Severity.ERROR,
        "the point of an EC or Edwards key is a sound one on its curve",
        Flaw.BAD_POINT);
  }
}
