package dev.minica.tls.trace;

/** What became of a check. */
public enum Outcome {
  AGREED,
  DISAGREED,
  /** What it takes is not there. */
  NOT_CHECKABLE
}
