package dev.minica.tls.diagnosis;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.diagnosis.Course.Said;
import dev.minica.tls.registry.AlertDescriptions;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.CertificateRequest;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The server asked for a certificate, was shown none, and went no further. */
final class ClientShowsNothing implements Rule {

  @Override
  public List<Diagnosis> examine(Course course) {
    Optional<Said<CertificateRequest>> request =
        course.said(Sender.SERVER, CertificateRequest.class);
    Optional<Said<Alert>> refusal = course.refusalBy(Sender.SERVER);
    boolean isRequired =
        refusal
            .filter(said -> said.message().description() == AlertDescriptions.CERTIFICATE_REQUIRED)
            .isPresent();
    boolean isGone =
        !course.isAnswered()
            && (refusal.filter(Grounds::canBeCertificate).isPresent()
                || course.hasLeft(Sender.SERVER));
    boolean isEmpty =
        course
            .said(Sender.CLIENT, CertificateMessage.class)
            .filter(said -> said.message().certificates().isEmpty())
            .isPresent();
    if (!isRequired && !(request.isPresent() && isEmpty && isGone)) {
      return List.of();
    }
    return List.of(diagnosis(course, request.map(Said::message), refusal, isEmpty));
  }

  private static Diagnosis diagnosis(
      Course course,
      Optional<CertificateRequest> request,
      Optional<Said<Alert>> refusal,
      boolean isEmpty) {
    AskedAuthorities asked = new AskedAuthorities(request);
    List<String> evidence = new ArrayList<>(asked.told());
    if (isEmpty) {
      evidence.add("the client answered with an empty Certificate");
    }
    refusal.map(course::told).ifPresent(evidence::add);
    Optional<List<Certificate>> identity = course.inquiry().identity();
    Optional<Certificate> kept = identity.filter(asked::excludes).map(chain -> chain.get(0));
    if (kept.isPresent()) {
      evidence.add(
          "the client has a certificate, but of "
              + kept.get().issuer()
              + ", and keeps it to itself");
      return new Diagnosis(
          Cause.CLIENT_CERTIFICATE_NOT_ASKED_CA,
          certainty(refusal),
          evidence,
          ClientFixes.ofOtherCa(course.inquiry().server()));
    }
    boolean mayBeKept = identity.isEmpty() && asked.isLimited();
    if (mayBeKept) {
      evidence.add("it has none, or one of another CA, which some clients then keep to themselves");
    }
    return new Diagnosis(
        Cause.CLIENT_CERTIFICATE_MISSING,
        mayBeKept ? Certainty.LIKELY : certainty(refusal),
        evidence,
        ClientFixes.ofMissing(course.inquiry().server()));
  }

  private static Certainty certainty(Optional<Said<Alert>> refusal) {
    return refusal.isPresent() ? Certainty.CERTAIN : Certainty.LIKELY;
  }
}
