package dev.minica.tls.diagnosis;

import static dev.minica.tls.registry.AlertDescriptions.DECRYPT_ERROR;
import static dev.minica.tls.registry.AlertDescriptions.UNKNOWN_CA;

import dev.minica.tls.analysis.Trust;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.diagnosis.Course.Said;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.verification.Answer;
import dev.minica.verification.Verifier;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something is wrong with the server's certificate. Clients say so with different alerts or with
 * none, so the certificate is judged here: by whom the client believes if that is known, otherwise
 * by what holds for everybody.
 */
final class ServerRefused implements Rule {

  @Override
  public List<Diagnosis> examine(Course course) {
    Optional<Said<CertificateMessage>> shown = course.said(Sender.SERVER, CertificateMessage.class);
    List<Certificate> chain = course.shown(Sender.SERVER);
    if (shown.isEmpty() || chain.isEmpty() || !mayBeWhy(course)) {
      return List.of();
    }
    Optional<Said<Alert>> refusal = course.refusalBy(Sender.CLIENT);
    boolean isSignature = refusal.filter(ServerRefused::isDecryptError).isPresent();
    List<Reproach> reproaches =
        reproaches(course, shown.get(), chain).stream()
            .filter(each -> !isSignature || each.cause() == Cause.BAD_CERTIFICATE_SIGNATURE)
            .toList();
    if (reproaches.isEmpty()) {
      return refusal.filter(Grounds::isCertificate).stream()
          .map(said -> byAlertAlone(course, chain.get(0), said))
          .toList();
    }
    return reproaches.stream()
        .sorted(Comparator.comparing(each -> !isMeant(each, refusal)))
        .map(each -> diagnosis(course, each, chain, refusal))
        .toList();
  }

  /** Not if nothing failed, and not if the client has refused something else. */
  private static boolean mayBeWhy(Course course) {
    Optional<Said<Alert>> refusal = course.refusalBy(Sender.CLIENT);
    return refusal.isPresent()
        ? refusal.filter(ServerRefused::canBeAboutCertificates).isPresent()
        : course.hasFailed() || (course.hasLeft(Sender.CLIENT) && !course.isUsed());
  }

  /** OpenSSL says decrypt_error of a signature in a certificate as well. */
  private static boolean canBeAboutCertificates(Said<Alert> refusal) {
    return Grounds.canBeCertificate(refusal) || isDecryptError(refusal);
  }

  private static boolean isDecryptError(Said<Alert> refusal) {
    return refusal.message().description() == DECRYPT_ERROR;
  }

  private static List<Reproach> reproaches(
      Course course, Said<CertificateMessage> shown, List<Certificate> chain) {
    List<Certificate> known = course.inquiry().known();
    Optional<Answer> told = Optional.ofNullable(course.trace().answers().get(Sender.SERVER));
    if (told.isPresent()) {
      return new Reproaches(told.get(), chain, known).all();
    }
    Trust nobody = new Trust(List.of(), List.of(), shown.event().at(), Optional.empty());
    Optional<String> name = course.trace().negotiation().serverName();
    Answer answer = Verifier.answer(nobody.question(Sender.SERVER, chain, name));
    Reproaches reproaches = new Reproaches(answer, chain, known);
    List<Reproach> certain = course.hasFailed() ? reproaches.apartFromTrust() : List.of();
    return (certain.isEmpty() && isAboutTrust(course) ? reproaches.all() : certain)
        .stream().map(ServerRefused::supposed).toList();
  }

  /** Whom the client believes is not known: but it said itself that it does not believe this. */
  private static boolean isAboutTrust(Course course) {
    return course
        .refusalBy(Sender.CLIENT)
        .filter(Grounds::isCertificate)
        .filter(said -> !isContradicted(Cause.UNTRUSTED_ROOT, said))
        .isPresent();
  }

  /** Who says that it is too old, or revoked, means that and nothing else. */
  private static boolean isContradicted(Cause cause, Said<Alert> refusal) {
    return AlertMeaning.of(refusal.message().description())
        .filter(meaning -> !meaning.fits(cause))
        .isPresent();
  }

  private static Reproach supposed(Reproach reproach) {
    return new Reproach(reproach.cause(), Certainty.LIKELY, reproach.evidence(), reproach.remedy());
  }

  private static boolean isMeant(Reproach reproach, Optional<Said<Alert>> refusal) {
    return refusal
        .flatMap(said -> AlertMeaning.of(said.message().description()))
        .filter(meaning -> meaning.fits(reproach.cause()))
        .isPresent();
  }

  private static Diagnosis diagnosis(
      Course course, Reproach reproach, List<Certificate> chain, Optional<Said<Alert>> refusal) {
    List<String> evidence = new ArrayList<>(reproach.evidence());
    evidence.add("the server sent " + Offered.shortened(names(chain)));
    evidence.addAll(reaction(course, refusal));
    return new Diagnosis(
        reproach.cause(), certainty(course, reproach, refusal), evidence, fixes(course, reproach));
  }

  private static List<String> names(List<Certificate> chain) {
    return chain.stream().map(each -> "the certificate of " + Reproaches.owner(each)).toList();
  }

  /** Where the server has ended it, what is wrong with its certificate is not why. */
  private static Certainty certainty(
      Course course, Reproach reproach, Optional<Said<Alert>> refusal) {
    if (course.refusalBy(Sender.SERVER).isPresent() || course.hasLeft(Sender.SERVER)) {
      return Certainty.LIKELY;
    }
    // an alert that names what is found besides is as good as being told whom the client believes
    boolean isConfirmed =
        isMeant(reproach, refusal)
            && refusal.filter(said -> said.message().description() != UNKNOWN_CA).isPresent();
    // handshake_failure or internal_error may be for anything
    boolean isVague =
        refusal
            .filter(said -> !Grounds.isCertificate(said) || isContradicted(reproach.cause(), said))
            .isPresent();
    return isConfirmed ? Certainty.CERTAIN : isVague ? Certainty.LIKELY : reproach.certainty();
  }

  private static List<String> reaction(Course course, Optional<Said<Alert>> refusal) {
    List<String> words = new ArrayList<>();
    refusal.map(course::told).ifPresent(words::add);
    if (course.hasLeft(Sender.CLIENT) && !course.isUsed()) {
      words.add("the client left without saying what is wrong, and had asked for nothing");
    } else if (course.isUsed()) {
      words.add("this client went on nonetheless");
    }
    if (!course.inquiry().complaint().isEmpty()) {
      words.add("the client says: " + course.inquiry().complaint());
    }
    return words;
  }

  /** The client has objected to something that is not to be seen from here. */
  private static Diagnosis byAlertAlone(Course course, Certificate own, Said<Alert> refusal) {
    boolean isTold = course.trace().answers().containsKey(Sender.SERVER);
    List<String> evidence = new ArrayList<>(reaction(course, Optional.of(refusal)));
    evidence.add(
        "nothing is wrong with the certificate of "
            + Reproaches.owner(own)
            + (isTold ? " for a client that believes the CAs named here" : " in itself"));
    return AlertMeaning.of(refusal.message().description())
        .map(meaning -> meaning.alone(evidence))
        .map(each -> new Diagnosis(each.cause(), each.certainty(), evidence, fixes(course, each)))
        .orElseGet(
            () ->
                new Diagnosis(
                    Cause.UNKNOWN,
                    Certainty.UNKNOWN,
                    evidence,
                    List.of(Fix.of("see what the client itself says"))));
  }

  private static List<Fix> fixes(Course course, Reproach reproach) {
    return new CertificateFixes(course.inquiry().server()).of(reproach);
  }
}
