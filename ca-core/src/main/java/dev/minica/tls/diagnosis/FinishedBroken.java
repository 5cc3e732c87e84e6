package dev.minica.tls.diagnosis;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.diagnosis.Course.Said;
import dev.minica.tls.registry.AlertDescriptions;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Event;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.handshake.CertificateVerify;
import dev.minica.tls.wire.handshake.Finished;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** verify_data is not over the messages that the other side has seen (RFC 5246 section 7.4.9). */
final class FinishedBroken implements Rule {

  @Override
  public List<Diagnosis> examine(Course course) {
    List<Diagnosis> found = new ArrayList<>();
    for (Sender sender : Sender.values()) {
      seen(course, sender).or(() -> heard(course, sender)).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Diagnosis> seen(Course course, Sender sender) {
    return course
        .said(sender, Finished.class)
        .map(Said::event)
        .flatMap(SignatureBroken::disagreement)
        .map(check -> diagnosis(course, sender, Certainty.CERTAIN, words(check)));
  }

  private static String words(Check check) {
    return check.what() + " is not over the messages that are seen here: " + check.detail();
  }

  /** What is seen here agrees, or is closed, and who received it says otherwise. */
  private static Optional<Diagnosis> heard(Course course, Sender sender) {
    Optional<Said<Alert>> refusal =
        course
            .refusalBy(sender.other())
            .filter(said -> said.message().description() == AlertDescriptions.DECRYPT_ERROR);
    boolean hasFinished =
        refusal
            .filter(said -> course.events(sender).stream().anyMatch(e -> isLast(course, e, said)))
            .isPresent();
    boolean hasSigned = course.said(sender, CertificateVerify.class).isPresent();
    return hasFinished
        ? Optional.of(
            diagnosis(
                course,
                sender,
                hasSigned ? Certainty.LIKELY : Certainty.CERTAIN,
                "what the " + sender + " sent last before that is its Finished"))
        : Optional.empty();
  }

  /** In TLS 1.2 it is what comes after ChangeCipherSpec, open or not. */
  private static boolean isLast(Course course, Event event, Said<Alert> refusal) {
    boolean isFinished =
        event.content() instanceof Content.Handshake handshake
            && handshake.message() instanceof Finished;
    boolean isChange = event.content() instanceof Content.CipherChange && !course.isTls13();
    return (isFinished || isChange) && course.isAfter(refusal.event(), event);
  }

  private static Diagnosis diagnosis(
      Course course, Sender sender, Certainty certainty, String words) {
    List<String> evidence = new ArrayList<>(List.of(words));
    course.refusalBy(sender.other()).map(course::told).ifPresent(evidence::add);
    evidence.add("a message of the handshake was changed between the two, or one side is at fault");
    return new Diagnosis(
        Cause.BROKEN_FINISHED,
        certainty,
        evidence,
        List.of(
            Fix.of("look for a device in between that changes what is sent"),
            Fix.of(
                "compare what both sides see",
                "minica tls record --listen 127.0.0.1:9443 --to " + course.inquiry().server())));
  }
}
