package dev.minica.tls.trace;

/** What became of a conversation. */
public enum Verdict {
  /** The handshake was finished by both sides, and every value that was recomputed agrees. */
  COMPLETE,
  /**
   * The same as far as the recording goes, which breaks off before the connection ends: somebody
   * stopped it, or reads it while it grows.
   */
  PARTIAL,
  /** It broke off, or something in it is not as it ought to be. */
  FAILED,
  /** Nothing is known to be wrong, and not all was seen: without the keys, or not recorded. */
  OPAQUE
}
