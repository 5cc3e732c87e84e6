package dev.minica.lint;

/** How much a finding matters. In the rules of a norm it follows the norm's verb. */
public enum Severity {
  /** The norm says MUST, MUST NOT or SHALL, or has syntax that allows nothing else. */
  ERROR("error"),
  /** The norm says SHOULD or RECOMMENDED, or a client is known to refuse it. */
  WARNING("warning"),
  /** Worth knowing: a rule that binds public CAs only, or that few clients hold one to. */
  NOTICE("notice");

  private final String label;

  Severity(String label) {
    this.label = label;
  }

  /** The word for it, in lower case. */
  public String label() {
    return label;
  }

  /** Whether it matters as much as the other, or more. */
  public boolean isAtLeast(Severity other) {
    return compareTo(other) <= 0;
  }
}
