package dev.minica.tls.diagnosis;

import dev.minica.tls.diagnosis.Course.Said;
import dev.minica.tls.registry.AlertDescriptions;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.wire.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A record does not open under the keys of both sides (RFC 8446 section 5.2). */
final class RecordBroken implements Rule {

  @Override
  public List<Diagnosis> examine(Course course) {
    Optional<Said<Alert>> refusal =
        course
            .refusal()
            .filter(said -> said.message().description() == AlertDescriptions.BAD_RECORD_MAC);
    Optional<Check> broken =
        course.trace().records().stream()
            .map(RecordView::check)
            .flatMap(Optional::stream)
            .filter(check -> check.outcome() == Outcome.DISAGREED)
            .findFirst();
    if (refusal.isEmpty() && (broken.isEmpty() || !course.hasFailed())) {
      return List.of();
    }
    List<String> evidence = new ArrayList<>();
    broken.ifPresent(check -> evidence.add(check.what() + ": " + check.detail()));
    refusal.map(course::told).ifPresent(evidence::add);
    // without the alert it may be the keys given here that are wrong, and with nothing but the
    // alert those of who sent it: a server whose key is not the certificate's notices only then
    boolean isCertain = refusal.isPresent() && broken.isPresent();
    Certainty certainty = isCertain ? Certainty.CERTAIN : Certainty.LIKELY;
    return List.of(
        new Diagnosis(
            Cause.BROKEN_RECORD,
            certainty,
            evidence,
            List.of(
                Fix.of("look for a device in between that changes what is sent"),
                Fix.of(
                    "see whether the key of the server is that of its certificate",
                    "minica inspect key.pem cert.pem"),
                Fix.of("see whether both sides came to the same keys", "minica tls decode FILE"))));
  }
}
