package dev.minica.tls.narration;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.CertificateVerify;
import java.util.List;
import java.util.Optional;

/** Who the server says it is. */
final class ServerCertificateChapter implements Teller {

  private static final String PUBLIC =
      "The server shows its certificate, and with it those of the CAs above, as far as it has been"
          + " given them. A certificate says that a name and a public key belong together, and is"
          + " signed by whoever vouches for that.";

  private static final String NO_PROOF =
      "By itself it proves nothing: it is public, and anybody can send a copy.";

  private static final String PROOF_13 =
      "The proof is CertificateVerify: with the private key that belongs to it the server signs the"
          + " hash of all that both have said so far, both key shares included. Such a signature"
          + " fits no other connection.";

  private static final String PROOF_SHARES_12 =
      "The proof comes with the key exchange, where the server signs its share with the private key"
          + " that belongs to it.";

  private static final String PROOF_RSA_12 =
      "Here the server signs nothing at all. The proof comes last: only who has the private key can"
          + " decrypt what the client will send, and only then make a Finished that is right.";

  private static final String CLEAR =
      "It crosses the wire in clear: who listens learns whom the client talks to.";

  private static final String HIDDEN =
      "In TLS 1.3 it is encrypted already: who listens does not see it.";

  @Override
  public Optional<Chapter> tell(Facts facts) {
    List<Said<CertificateMessage>> shown = facts.messages(CertificateMessage.class, Sender.SERVER);
    if (shown.isEmpty() && facts.steps(Topic.CERTIFICATE).isEmpty()) {
      return Optional.empty();
    }
    ChapterDraft draft = new ChapterDraft(Topic.CERTIFICATE);
    draft.say(PUBLIC, NO_PROOF, proof(facts));
    draft.say(facts.isTls13() ? HIDDEN : CLEAR);
    shown.forEach(said -> CertificateValue.of(said).forEach(draft::show));
    for (Said<CertificateVerify> said : facts.messages(CertificateVerify.class, Sender.SERVER)) {
      SignatureValue.of(said, said.what().signed()).forEach(draft::show);
    }
    draft.steps(facts.steps(Topic.CERTIFICATE));
    if (facts.isTls13()) {
      draft.oftenSaid(Misconceptions.encryptsWithPrivateKey(facts));
    }
    return draft.chapter();
  }

  private static String proof(Facts facts) {
    if (facts.isTls13()) {
      return PROOF_13;
    }
    return switch (facts.keyOrigin()) {
      case ENCRYPTED_TO_SERVER -> PROOF_RSA_12;
      case SHARES -> PROOF_SHARES_12;
      default -> "The proof is the use of the private key that belongs to it.";
    };
  }
}
