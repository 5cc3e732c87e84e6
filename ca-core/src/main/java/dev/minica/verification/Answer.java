package dev.minica.verification;

import dev.minica.x509.Certificate;
import java.util.List;

/**
 * Yes, with the path that proves it; or no, with what stands in the way on the path that came
 * furthest.
 *
 * @param path the leaf first; up to the trust anchor in a "yes", as far as it could be followed in
 *     a "no"
 * @param objections empty in a "yes"; in a "no" at least one, the leaf's own first
 */
public record Answer(List<Certificate> path, List<Objection> objections) {

  public Answer {
    path = List.copyOf(path);
    objections = List.copyOf(objections);
  }

  public boolean isAccepted() {
    return objections.isEmpty();
  }

  /** Whether one of the objections is for this reason. */
  public boolean hasReason(Reason reason) {
    return objections.stream().anyMatch(o -> o.reason() == reason);
  }
}
