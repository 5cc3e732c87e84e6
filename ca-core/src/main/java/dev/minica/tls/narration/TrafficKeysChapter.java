package dev.minica.tls.narration;

import dev.minica.tls.crypto.RecordCipher;
import dev.minica.tls.crypto.RecordCipher.Mode;
import dev.minica.tls.trace.EarlyData;
import dev.minica.tls.trace.Topic;
import java.util.Optional;

/** The keys that records are protected with. */
final class TrafficKeysChapter implements Teller {

  private static final String DIRECTIONS =
      "Each direction has keys of its own: what the client sends is never protected with a key of"
          + " the server. So nothing can be sent back to its sender as if the other had said it.";

  private static final String CBC =
      "The cipher hides and does not authenticate, so each direction has two keys: one to encrypt,"
          + " and a MAC key with which an HMAC over each record and its number is made.";

  private static final String CBC_IV = "The IV is no part of them: each record brings its own.";

  private static final String AEAD_12 =
      "The cipher authenticates what it encrypts (AEAD), so each direction has one key and needs no"
          + " MAC key. Besides it gets a fixed part of the nonce, which the RFC calls write_IV.";

  private static final String CHACHA20_12 =
      "The cipher authenticates what it encrypts (AEAD), so each direction has one key and needs no"
          + " MAC key. Besides it gets an IV, which the RFC calls write_IV: combined with the"
          + " number of a record it is the nonce.";

  private static final String AEAD_13 =
      "Each traffic secret gives one key and one IV. The cipher authenticates what it encrypts"
          + " (AEAD), so there is no MAC key; the number of the record, combined with the IV, makes"
          + " a nonce that never comes twice.";

  private static final String EPOCHS =
      "There are two sets: one for the rest of the handshake, one for what comes after it.";

  private static final String EARLY =
      "Before them there is one more, of the client alone: for its early data.";

  @Override
  public Optional<Chapter> tell(Facts facts) {
    if (facts.steps(Topic.TRAFFIC_KEYS).isEmpty()) {
      return Optional.empty();
    }
    ChapterDraft draft = new ChapterDraft(Topic.TRAFFIC_KEYS);
    draft.say(DIRECTIONS);
    if (facts.isTls13()) {
      boolean isEarly = facts.trace().negotiation().earlyData() == EarlyData.ACCEPTED;
      draft.say(AEAD_13, isEarly ? EPOCHS + " " + EARLY : EPOCHS);
    } else {
      facts.cipher().ifPresent(cipher -> explain(cipher, draft));
    }
    return draft
        .steps(facts.steps(Topic.TRAFFIC_KEYS))
        .oftenSaid(Misconceptions.twoSessionKeys(facts))
        .chapter();
  }

  private static void explain(RecordCipher cipher, ChapterDraft draft) {
    if (cipher.mode() == Mode.CHACHA20_POLY1305) {
      draft.say(CHACHA20_12);
    } else if (cipher.mode().isAead()) {
      draft.say(AEAD_12);
    } else {
      draft.say(CBC, CBC_IV);
    }
  }
}
