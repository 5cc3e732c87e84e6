package dev.minica.tls.diagnosis;

import java.util.List;

/**
 * Why a handshake failed.
 *
 * @param cause what is wrong
 * @param certainty how sure that is
 * @param evidence what it is concluded from, with the values: sentences of our words, lower case,
 *     without a full stop; foreign text in them is escaped
 * @param fixes what to do, the likeliest first
 */
public record Diagnosis(Cause cause, Certainty certainty, List<String> evidence, List<Fix> fixes) {

  public Diagnosis {
    evidence = List.copyOf(evidence);
    fixes = List.copyOf(fixes);
  }

  /** Such as {@code certain: untrusted-root: ...}. */
  @Override
  public String toString() {
    return certainty + ": " + cause + ": " + String.join("; ", evidence);
  }
}
