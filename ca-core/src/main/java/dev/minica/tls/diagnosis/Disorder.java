package dev.minica.tls.diagnosis;

import dev.minica.tls.diagnosis.Course.Said;
import dev.minica.tls.trace.Finding;
import dev.minica.tls.wire.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something was sent that must not be, and the other side said so. */
final class Disorder implements Rule {

  @Override
  public List<Diagnosis> examine(Course course) {
    Optional<Said<Alert>> refusal = course.refusal().filter(Grounds::isDisorder);
    if (refusal.isEmpty() || !(course.isTaken() || course.isRetried())) {
      return List.of();
    }
    List<String> evidence = new ArrayList<>(List.of(course.told(refusal.get())));
    course.trace().findings().stream().map(Finding::toString).forEach(evidence::add);
    return List.of(
        new Diagnosis(
            Cause.PROTOCOL_VIOLATION,
            Certainty.LIKELY,
            evidence,
            List.of(
                Fix.of(
                    "see whether a newer version of the "
                        + refusal.get().event().sender().other()
                        + "'s software does the same"))));
  }
}
