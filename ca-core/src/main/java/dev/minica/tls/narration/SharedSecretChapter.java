package dev.minica.tls.narration;

import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.trace.Topic;
import java.util.List;
import java.util.Optional;

/** What the key exchange comes to. */
final class SharedSecretChapter implements Teller {

  private static final String PRE_MASTER = "pre_master_secret";

  private static final String ENCRYPTED =
      "What the client drew and the server decrypted is the pre-master secret. It is not yet a key:"
          + " nothing is ever encrypted with it.";

  private static final String SHARED_12 =
      "Both have computed the same number, and it was never sent. TLS 1.2 calls it the pre-master"
          + " secret; it is not yet a key, and nothing is ever encrypted with it.";

  private static final String SHARED_13 =
      "Both have computed the same octets, and they were never sent. They are not yet a key: they"
          + " go into the key schedule below.";

  private static final String WATCHED =
      "Who only watched cannot show it. A key log has what follows from it and not the secret"
          + " itself, which lies behind one-way functions.";

  @Override
  public Optional<Chapter> tell(Facts facts) {
    if (facts.steps(Topic.SHARED_SECRET).isEmpty()) {
      return Optional.empty();
    }
    ChapterDraft draft = new ChapterDraft(Topic.SHARED_SECRET);
    draft.say(
        facts.keyOrigin() == KeyOrigin.ENCRYPTED_TO_SERVER
            ? ENCRYPTED
            : facts.isTls13() ? SHARED_13 : SHARED_12);
    drawn(facts).ifPresent(draft::show);
    boolean isShown =
        drawn(facts).isPresent()
            || facts.steps(Topic.SHARED_SECRET).stream()
                .anyMatch(step -> !step.what().derivations().isEmpty());
    if (!isShown) {
      draft.say(WATCHED);
    }
    return draft
        .steps(facts.steps(Topic.SHARED_SECRET))
        .oftenSaid(Misconceptions.clientMakesSessionKey(facts))
        .chapter();
  }

  /** What our client drew by itself and nothing decrypted: it shows in what was derived from it. */
  private static Optional<Value> drawn(Facts facts) {
    if (facts.derivation(PRE_MASTER).isPresent()) {
      return Optional.empty();
    }
    return facts.derivation("master_secret").map(Derivation::inputs).orElse(List.of()).stream()
        .filter(input -> input.name().equals(PRE_MASTER))
        .findFirst()
        .map(SharedSecretChapter::drawn);
  }

  private static Value drawn(NamedOctets secret) {
    return new Value(
        PRE_MASTER,
        List.of("drawn by the client; the key schedule begins with it"),
        Optional.of(secret),
        new Origin.Known("drawn by the client: its version, and 46 random octets"));
  }
}
