package dev.minica.tls.analysis;

import dev.minica.MinicaException;
import dev.minica.revocation.Crl;
import dev.minica.tls.crypto.Sender;
import dev.minica.verification.Purpose;
import dev.minica.verification.Question;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * By what a side's certificate is judged.
 *
 * @param anchors the certificates that are trusted to begin with
 * @param crls if there are any, no certificate may be revoked by them
 * @param time when; mostly the time of the conversation
 * @param host the name that the certificate must hold; if it is not said, the one that the client
 *     asked for
 */
public record Trust(
    List<Certificate> anchors, List<Crl> crls, Instant time, Optional<String> host) {

  public Trust {
    anchors = List.copyOf(anchors);
    crls = List.copyOf(crls);
  }

  /**
   * What is to be asked of the certificates that a side showed. A server's are asked for the host;
   * one that is no name anybody could ask for is left out.
   *
   * @param chain the owner's own certificate first
   * @param wantedHost that the client asked for
   */
  public Question question(Sender owner, List<Certificate> chain, Optional<String> wantedHost) {
    boolean isServer = owner == Sender.SERVER;
    Question question =
        Question.about(chain.get(0), anchors, time)
            .withIntermediates(chain.subList(1, chain.size()))
            .withPurpose(isServer ? Purpose.SERVER : Purpose.CLIENT)
            .withCrls(crls);
    Optional<String> name = isServer ? host.or(() -> wantedHost) : Optional.empty();
    return name.map(each -> named(question, each)).orElse(question);
  }

  private static Question named(Question question, String host) {
    try {
      return question.withHost(host);
    } catch (MinicaException noName) {
      return question; // whoever sends such a name compares it in a way of its own
    }
  }
}
