package dev.minica.tls.diagnosis;

import dev.minica.tls.trace.Finding;
import java.util.ArrayList;
import java.util.List;

/** It failed, and nothing tells why: what there is to go by is said nonetheless. */
final class Unexplained implements Rule {

  @Override
  public List<Diagnosis> examine(Course course) {
    if (!course.hasFailed()) {
      return List.of();
    }
    List<String> evidence = new ArrayList<>(List.of(course.trace().because()));
    course.refusal().map(course::told).ifPresent(evidence::add);
    course.trace().findings().stream().map(Finding::toString).forEach(evidence::add);
    if (!course.inquiry().complaint().isEmpty()) {
      evidence.add("the client says: " + course.inquiry().complaint());
    }
    return List.of(
        new Diagnosis(
            Cause.UNKNOWN,
            Certainty.UNKNOWN,
            evidence.stream().distinct().toList(),
            List.of(
                Fix.of(
                    "record it while one side writes its secrets down, and look at each message",
                    "minica tls record --listen 127.0.0.1:9443 --to " + course.inquiry().server(),
                    "minica tls decode recording.pcapng --keylog keys.log"))));
  }
}
