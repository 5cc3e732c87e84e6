package dev.minica.tls.narration;

import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.handshake.KeyUpdate;
import java.util.List;
import java.util.Optional;

/** What is derived from the secret. */
final class KeyScheduleChapter implements Teller {

  private static final String EXTENDED =
      "Into it goes the hash of all messages so far (extended master secret): two connections with"
          + " different messages can never come to the same master secret, not even with the help"
          + " of a server in between.";

  private static final String PLAIN =
      "Into it go both random values. Newer peers put in the hash of all messages instead"
          + " (extended master secret), which these two did not agree on.";

  private static final String EARLIER =
      "The master secret is that of the earlier session, and none of its secrets had to be sent or"
          + " agreed on again. The keys come out different all the same, since both random values"
          + " are new and go into them.";

  private static final String STAGES =
      "The key schedule of TLS 1.3 has three stages. Each takes in one thing with HKDF-Extract: the"
          + " pre-shared key, the shared secret, and in the end nothing (zeros where there is"
          + " none). From each stage Derive-Secret takes secrets that are for one purpose only,"
          + " bound to the hash of all that was said up to then.";

  private static final String SEPARATE =
      "So the secrets for the handshake and those for data tell nothing of each other, and those of"
          + " the client nothing of those of the server.";

  private static final String UPDATE =
      "Later a side took new keys (KeyUpdate): its traffic secret is hashed forward, and who gets"
          + " the new one cannot go back to the old.";

  @Override
  public Optional<Chapter> tell(Facts facts) {
    if (facts.steps(Topic.KEY_SCHEDULE).isEmpty()) {
      return Optional.empty();
    }
    ChapterDraft draft = new ChapterDraft(Topic.KEY_SCHEDULE);
    if (facts.isTls13()) {
      draft.say(STAGES).say(SEPARATE);
    } else if (facts.keyOrigin() == KeyOrigin.EARLIER_SESSION) {
      draft.say(EARLIER);
      earlier(facts).ifPresent(draft::show);
    } else {
      boolean isExtended = facts.trace().negotiation().extendedMasterSecret();
      draft.say(prf(facts), isExtended ? EXTENDED : PLAIN);
    }
    if (!facts.messages(KeyUpdate.class).isEmpty()) {
      draft.say(UPDATE);
    }
    return draft.steps(facts.steps(Topic.KEY_SCHEDULE)).chapter();
  }

  private static String prf(Facts facts) {
    String hash = facts.suite().map(CipherSuite::hash).map(Object::toString).orElse("a hash");
    return "The pseudorandom function of TLS 1.2, HMAC with "
        + hash
        + " over and over, turns the pre-master secret into a master secret of 48 octets.";
  }

  /** What no key log had: it shows in what was derived from it. */
  private static Optional<Value> earlier(Facts facts) {
    if (facts.derivation("master_secret").isPresent()) {
      return Optional.empty();
    }
    return facts.derivation("key_block").stream()
        .flatMap(block -> block.inputs().stream())
        .filter(NamedOctets::isSecret)
        .findFirst()
        .map(
            secret ->
                new Value(
                    "master_secret",
                    List.of("from which all keys of the session follow"),
                    Optional.of(secret),
                    new Origin.Known("kept since the earlier session")));
  }
}
