package dev.minica.verification.judge;

/** Another implementation of path validation. */
public interface PathJudge {

  /** What people call it. */
  String name();

  /** Whether the way of asking knows hosts; else it is asked only where none is in question. */
  boolean knowsHosts();

  /** Whether the way of asking knows CRLs. */
  default boolean knowsCrls() {
    return false;
  }

  /** Whether it accepts what is shown. */
  boolean accepts(Shown shown);
}
