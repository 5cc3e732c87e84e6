package dev.minica.ca.checkup;

/** How much it matters. */
public enum Severity {
  /** The CA does not do what it is for, or not as safely as people think. */
  FAULT,
  /** Worth knowing, and nothing is wrong. */
  NOTE
}
