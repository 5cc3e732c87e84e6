package dev.minica.tls.narration;

import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.handshake.Finished;
import java.util.List;
import java.util.Optional;

/** That both have the same keys and heard the same conversation. */
final class FinishedChapter implements Teller {

  private static final String WHY =
      "What was said in clear could have been changed on the way: a version lowered, a suite struck"
          + " out. So each side ends with a value that follows from the"
          + " hash of all messages and from a secret that only the two have. If one octet of them"
          + " had arrived changed, the values would differ, and the connection would end here.";

  private static final String HOW_12 =
      "It is 12 octets of the pseudorandom function, over the master secret and that hash, with"
          + " another label for each side. It is the first message under the new keys.";

  private static final String HOW_13 =
      "It is an HMAC over that hash, under a key that is derived from the side's handshake traffic"
          + " secret for this alone.";

  @Override
  public Optional<Chapter> tell(Facts facts) {
    List<Said<Finished>> sent = facts.messages(Finished.class);
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    ChapterDraft draft = new ChapterDraft(Topic.FINISHED);
    draft.say(WHY, facts.isTls13() ? HOW_13 : HOW_12, first(sent.get(0), facts));
    for (Said<Finished> said : sent) {
      draft
          .show(
              said.octets(
                  "Finished of the " + said.sender(), said.what().verifyData(), "as it was sent"))
          .steps(
              facts.steps(Topic.FINISHED).stream().filter(s -> s.event() == said.event()).toList());
    }
    return draft.chapter();
  }

  private static String first(Said<Finished> first, Facts facts) {
    String resumed =
        facts.keyOrigin() == KeyOrigin.EARLIER_SESSION ? ", as always when TLS 1.2 resumes" : "";
    return "The " + first.sender() + " goes first" + resumed + ".";
  }
}
