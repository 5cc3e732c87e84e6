package dev.minica.defect;

import java.util.Locale;

/** What a conforming verifier says of a specimen. */
public enum Verdict {
  /** It is bidden to take it, or what is odd about it breaks no rule that verifiers know. */
  ACCEPT,
  /** It is bidden to refuse it, or finds something that has no meaning. */
  REJECT,
  /** The clause binds who issues and is silent on who verifies: either is conforming. */
  EITHER;

  /** As in {@code accept}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
