package dev.minica.tls.narration;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.verification.Answer;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the server's certificate can be relied on. */
final class VerificationChapter implements Teller {

  private static final String LOCAL =
      "Whether a certificate can be relied on is computed where it arrives. Each signature on the"
          + " way up is checked with the public key of the certificate above it, until one is"
          + " reached that was trusted before the connection began: it lies in the store of whoever"
          + " verifies, and it does not matter whether the server sent it too.";

  private static final String REST =
      "Right signatures are not enough. All certificates on the path must be valid at this time, be"
          + " meant for this use, and the server's own must hold the name that the client asked"
          + " for.";

  private static final String NOT_ASKED =
      "That was not done here: it was not said which CAs are trusted.";

  @Override
  public Optional<Chapter> tell(Facts facts) {
    if (facts.steps(Topic.VERIFICATION).isEmpty()) {
      return Optional.empty();
    }
    Optional<Answer> answer = Optional.ofNullable(facts.trace().answers().get(Sender.SERVER));
    ChapterDraft draft = new ChapterDraft(Topic.VERIFICATION);
    draft.say(LOCAL).say(REST);
    if (answer.isEmpty()) {
      draft.say(NOT_ASKED);
    }
    answer.ifPresent(given -> path(given, facts, draft));
    return draft
        .steps(facts.steps(Topic.VERIFICATION))
        .oftenSaid(answer.map(given -> Misconceptions.asksTheRoot(given, facts)))
        .chapter();
  }

  private static void path(Answer answer, Facts facts, ChapterDraft draft) {
    Set<Octets> sent =
        facts.messages(CertificateMessage.class, Sender.SERVER).stream()
            .flatMap(said -> said.what().certificates().stream())
            .collect(Collectors.toSet());
    List<Certificate> path = answer.path();
    for (int i = 0; i < path.size(); i++) {
      boolean isSent = sent.contains(Octets.of(path.get(i).encoded()));
      boolean isAnchor = i == path.size() - 1 && answer.isAccepted();
      String whence = isAnchor || !isSent ? "trusted to begin with" : "sent by the server";
      draft.show(
          new Value(
              i == 0 ? "the server's own" : "above it",
              List.of(CertificateValue.shown(path.get(i).subject()), whence),
              Optional.empty(),
              new Origin.Known(whence)));
    }
  }
}
