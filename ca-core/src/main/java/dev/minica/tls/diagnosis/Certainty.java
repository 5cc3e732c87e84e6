package dev.minica.tls.diagnosis;

import java.util.Locale;

/** How sure a diagnosis is; the surest first. */
public enum Certainty {
  /** What was sent proves it. */
  CERTAIN,
  /** It explains what was seen, and something else might as well. */
  LIKELY,
  /** What was seen does not tell. */
  UNKNOWN;

  /** As programs read it, such as {@code likely}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
