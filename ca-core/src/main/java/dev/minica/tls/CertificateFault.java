package dev.minica.tls;

import dev.minica.MinicaException;
import dev.minica.revocation.Crl;
import dev.minica.tls.analysis.Trust;
import dev.minica.tls.crypto.Sender;
import dev.minica.verification.Answer;
import dev.minica.verification.Objection;
import dev.minica.verification.Verifier;
import dev.minica.x509.Certificate;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a verifier may object to in what one side has shown: the evidence beside an alert, which by
 * itself is only a hint.
 */
final class CertificateFault {

  private CertificateFault() {}

  /** What is wrong with a server's certificate for a client that asked for this name, if any. */
  static String ofServer(ServedIdentity served, Optional<String> name, Instant now) {
    if (served.anchors().isEmpty()) {
      return "which CA it believes is not known here";
    }
    try {
      return ofReadable(served, name, now);
    } catch (MinicaException unreadable) {
      return "what it shows cannot be read: " + unreadable.getMessage();
    }
  }

  private static String ofReadable(ServedIdentity served, Optional<String> name, Instant now) {
    List<Certificate> chain = certificates(served.chain());
    List<Certificate> anchors = certificates(served.anchors());
    List<Crl> crls = served.crls().stream().map(Crl::decode).toList();
    String faults = objections(new Trust(anchors, crls, now, name), Sender.SERVER, chain);
    if (!faults.isEmpty()) {
      return faults;
    }
    return "nothing is wrong with "
        + chain.get(0).subject()
        + " for a client that believes "
        + anchors.get(0).subject()
        + name.map(host -> " and asks for " + host).orElse("; it did not say for which name");
  }

  private static List<Certificate> certificates(List<byte[]> octets) {
    return octets.stream().map(Certificate::decode).toList();
  }

  /** Why a client's certificate was refused. */
  static String ofClient(RefusedClient refused, List<Certificate> roots, Instant now) {
    String judgement = String.valueOf(refused.getMessage());
    try {
      List<Certificate> chain = refused.chain();
      Trust trust = new Trust(roots, List.of(), now, Optional.empty());
      String faults = objections(trust, Sender.CLIENT, chain);
      return "the client's certificate is refused: "
          + (faults.isEmpty() ? chain.get(0).subject() + ": " + judgement : faults);
    } catch (MinicaException | CertificateEncodingException unreadable) {
      return "the client's certificate is refused: " + judgement;
    }
  }

  private static String objections(Trust trust, Sender owner, List<Certificate> chain) {
    Answer answer = Verifier.answer(trust.question(owner, chain, Optional.empty()));
    return answer.objections().stream().map(Objection::toString).collect(Collectors.joining("; "));
  }
}
