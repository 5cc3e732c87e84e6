package dev.minica.tls.diagnosis;

import static dev.minica.tls.registry.AlertDescriptions.CERTIFICATE_EXPIRED;
import static dev.minica.tls.registry.AlertDescriptions.CERTIFICATE_REVOKED;
import static dev.minica.tls.registry.AlertDescriptions.UNKNOWN_CA;

import dev.minica.tls.analysis.Trust;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.diagnosis.Course.Said;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.CertificateRequest;
import dev.minica.verification.Answer;
import dev.minica.verification.Verifier;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The client showed a certificate, and the server does not accept it. */
final class ClientRefused implements Rule {

  /** The causes that have an alert of their own. */
  private static final Map<Integer, Cause> MEANT =
      Map.of(
          UNKNOWN_CA, Cause.CLIENT_CERTIFICATE_UNTRUSTED,
          CERTIFICATE_EXPIRED, Cause.CLIENT_CERTIFICATE_EXPIRED,
          CERTIFICATE_REVOKED, Cause.CLIENT_CERTIFICATE_REVOKED);

  @Override
  public List<Diagnosis> examine(Course course) {
    Optional<Said<CertificateMessage>> shown = course.said(Sender.CLIENT, CertificateMessage.class);
    List<Certificate> chain = course.shown(Sender.CLIENT);
    Optional<Said<Alert>> refusal =
        course
            .refusalBy(Sender.SERVER)
            .filter(said -> shown.isPresent() && course.isAfter(said.event(), shown.get().event()))
            .filter(Grounds::canBeCertificate);
    boolean isGone =
        refusal.filter(said -> !course.isAnswered() || Grounds.isCertificate(said)).isPresent()
            || (!course.isAnswered() && course.hasLeft(Sender.SERVER));
    return shown.isEmpty() || chain.isEmpty() || !isGone || !course.hasFailed()
        ? List.of()
        : new Inspection(course, shown.get(), chain, refusal).diagnoses();
  }

  /** What is found in one certificate that the server went away over. */
  private record Inspection(
      Course course,
      Said<CertificateMessage> shown,
      List<Certificate> chain,
      Optional<Said<Alert>> refusal) {

    List<Diagnosis> diagnoses() {
      List<Reproach> reproaches = reproaches();
      Optional<Reproach> confirmed =
          reproaches.stream()
              .filter(each -> meant().equals(Optional.of(each.ofClient())))
              .findAny();
      if (confirmed.isPresent()) {
        return List.of(diagnosis(confirmed.get(), Certainty.CERTAIN));
      }
      AskedAuthorities asked = asked();
      if (asked.excludes(chain)) {
        boolean isCertain = meant().equals(Optional.of(Cause.CLIENT_CERTIFICATE_UNTRUSTED));
        return List.of(notAsked(asked, isCertain ? Certainty.CERTAIN : Certainty.LIKELY));
      }
      if (meant().isEmpty() && !reproaches.isEmpty()) {
        return reproaches.stream().map(each -> diagnosis(each, certainty())).toList();
      }
      return refusal.stream().map(this::byAlertAlone).toList();
    }

    private Optional<Cause> meant() {
      return refusal.map(said -> MEANT.get(said.message().description()));
    }

    private Certainty certainty() {
      return refusal.filter(Grounds::isCertificate).isPresent()
          ? Certainty.CERTAIN
          : Certainty.LIKELY;
    }

    private AskedAuthorities asked() {
      return new AskedAuthorities(
          course.said(Sender.SERVER, CertificateRequest.class).map(Said::message));
    }

    /** By whom the server believes if that is known, otherwise by what holds for everybody. */
    private List<Reproach> reproaches() {
      List<Certificate> known = course.inquiry().known();
      Optional<Answer> told = Optional.ofNullable(course.trace().answers().get(Sender.CLIENT));
      if (told.isPresent()) {
        return new Reproaches(told.get(), chain, known).all();
      }
      Trust nobody = new Trust(List.of(), List.of(), shown.event().at(), Optional.empty());
      Answer answer = Verifier.answer(nobody.question(Sender.CLIENT, chain, Optional.empty()));
      return new Reproaches(answer, chain, known).apartFromTrust();
    }

    private Diagnosis diagnosis(Reproach reproach, Certainty certainty) {
      List<String> evidence = new ArrayList<>(reproach.evidence());
      refusal.map(course::told).ifPresent(evidence::add);
      return new Diagnosis(reproach.ofClient(), certainty, evidence, ClientFixes.of(reproach));
    }

    private Diagnosis notAsked(AskedAuthorities asked, Certainty certainty) {
      List<String> evidence = new ArrayList<>(asked.told());
      evidence.add(issued());
      refusal.map(course::told).ifPresent(evidence::add);
      return new Diagnosis(
          Cause.CLIENT_CERTIFICATE_NOT_ASKED_CA,
          certainty,
          evidence,
          ClientFixes.ofOtherCa(course.inquiry().server()));
    }

    private Diagnosis byAlertAlone(Said<Alert> said) {
      List<String> evidence = new ArrayList<>(asked().told());
      evidence.add(issued());
      evidence.add(course.told(said));
      Cause cause = meant().orElse(Cause.CLIENT_CERTIFICATE_REJECTED);
      // who refuses a CA says so itself; times and lists it may have others of than we
      boolean isCertain = cause == Cause.CLIENT_CERTIFICATE_UNTRUSTED;
      return new Diagnosis(
          cause,
          isCertain ? Certainty.CERTAIN : Certainty.LIKELY,
          evidence,
          ClientFixes.ofRejected());
    }

    private String issued() {
      Certificate own = chain.get(0);
      return "the client shows " + Reproaches.owner(own) + ", issued by " + own.issuer();
    }
  }
}
