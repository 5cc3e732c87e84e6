package dev.minica.tls.analysis;

import dev.minica.Escaped;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Check;
import dev.minica.verification.Answer;
import dev.minica.verification.Objection;
import dev.minica.verification.Question;
import dev.minica.verification.Reason;
import dev.minica.verification.Verifier;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Optional;

/** Whether a chain can be relied on: asked of nobody, computed from what is there. */
final class Judgement {

  private static final String PATH = "RFC 5280 section 6.1.3";

  /** Those that have a check of their own. */
  private static final List<Reason> TICKED =
      List.of(
          Reason.EXPIRED,
          Reason.NOT_YET_VALID,
          Reason.KEY_USAGE,
          Reason.KEY_PURPOSE,
          Reason.NOT_A_CA,
          Reason.NAME_MISMATCH,
          Reason.REVOKED,
          Reason.REVOCATION_UNKNOWN,
          Reason.BAD_SIGNATURE,
          Reason.ISSUER_MISSING,
          Reason.NOT_TRUSTED,
          Reason.SEARCH_BOUND);

  private final Trust trust;
  private final Sender owner;
  private final StepDraft step;

  Judgement(Trust trust, Sender owner, StepDraft step) {
    this.trust = trust;
    this.owner = owner;
    this.step = step;
  }

  /**
   * The answer, told in the step.
   *
   * @param chain the owner's own certificate first
   * @param wantedHost that the client asked for
   */
  Answer of(List<Certificate> chain, Optional<String> wantedHost) {
    Question question = trust.question(owner, chain, wantedHost);
    Answer answer = Verifier.answer(question);
    signatures(answer);
    time(answer);
    usage(answer);
    if (owner == Sender.SERVER) {
      trust.host().or(() -> wantedHost).ifPresent(host -> name(question, answer, host));
    }
    if (!trust.crls().isEmpty()) {
      tick(
          answer,
          "no certificate is revoked",
          "RFC 5280 section 6.3",
          Reason.REVOKED,
          Reason.REVOCATION_UNKNOWN);
    }
    tick(
        answer,
        "the path ends at a certificate that is trusted",
        PATH,
        Reason.BAD_SIGNATURE,
        Reason.ISSUER_MISSING,
        Reason.NOT_TRUSTED,
        Reason.SEARCH_BOUND);
    others(answer);
    return answer;
  }

  private void signatures(Answer answer) {
    for (int i = 0; i + 1 < answer.path().size(); i++) {
      Certificate subject = answer.path().get(i);
      Certificate issuer = answer.path().get(i + 1);
      step.check(
          subject.isSignedBy(issuer.publicKey()),
          "the signature of " + issuer.subject() + " on " + subject.subject(),
          "it is not by that key",
          PATH);
    }
  }

  private void time(Answer answer) {
    tick(
        answer,
        "all are valid at " + trust.time(),
        "RFC 5280 section 4.1.2.5",
        Reason.EXPIRED,
        Reason.NOT_YET_VALID);
  }

  private void usage(Answer answer) {
    tick(
        answer,
        "they may be used for this",
        "RFC 5280 section 4.2.1.12",
        Reason.KEY_USAGE,
        Reason.KEY_PURPOSE,
        Reason.NOT_A_CA);
  }

  private void name(Question question, Answer answer, String host) {
    if (question.name().isEmpty()) {
      step.check(Check.notCheckable("the name", "the client asks for none", "RFC 9525 section 6"));
    } else {
      String what = "it is for " + Escaped.bounded(host);
      tick(answer, what, "RFC 9525 section 6", Reason.NAME_MISMATCH);
    }
  }

  /** Agreed unless there is an objection for one of these reasons. */
  private void tick(Answer answer, String what, String clause, Reason... reasons) {
    Optional<Objection> objection =
        answer.objections().stream()
            .filter(each -> List.of(reasons).contains(each.reason()))
            .findFirst();
    step.check(
        objection
            .map(each -> Check.disagreed(what, each.toString(), clause))
            .orElseGet(() -> Check.agreed(what, clause)));
  }

  private void others(Answer answer) {
    answer.objections().stream()
        .filter(each -> !TICKED.contains(each.reason()))
        .forEach(each -> step.check(Check.disagreed("the path is valid", each.toString(), PATH)));
  }
}
