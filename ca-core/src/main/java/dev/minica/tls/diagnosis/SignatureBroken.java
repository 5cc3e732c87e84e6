package dev.minica.tls.diagnosis;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.diagnosis.Course.Said;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.wire.handshake.CertificateVerify;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.ServerKeyExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A signature of the handshake is not by the key of the certificate, or not over this. */
final class SignatureBroken implements Rule {

  @Override
  public List<Diagnosis> examine(Course course) {
    return Stream.of(
            course.said(Sender.SERVER, ServerKeyExchange.class).map(SignatureBroken::event),
            course.said(Sender.SERVER, CertificateVerify.class).map(SignatureBroken::event),
            course.said(Sender.CLIENT, CertificateVerify.class).map(SignatureBroken::event))
        .flatMap(Optional::stream)
        .flatMap(
            event -> disagreement(event).map(check -> diagnosis(course, event, check)).stream())
        .toList();
  }

  private static Event event(Said<? extends HandshakeMessage> said) {
    return said.event();
  }

  static Optional<Check> disagreement(Event event) {
    return event.steps().stream()
        .flatMap(step -> step.checks().stream())
        .filter(check -> check.outcome() == Outcome.DISAGREED)
        .findFirst();
  }

  private static Diagnosis diagnosis(Course course, Event event, Check check) {
    List<String> evidence = new ArrayList<>();
    evidence.add(event.name() + ": " + check.what() + ": " + check.detail());
    course.refusalBy(event.sender().other()).map(course::told).ifPresent(evidence::add);
    return new Diagnosis(
        Cause.BAD_SIGNATURE,
        Certainty.CERTAIN,
        evidence,
        List.of(
            Fix.of(
                "see whether key and certificate belong together",
                "minica inspect key.pem cert.pem"),
            Fix.of("look for a device in between that changes what is sent")));
  }
}
