package dev.minica.defect;

import dev.minica.MinicaException;
import dev.minica.revocation.Crl;
import dev.minica.verification.Answer;
import dev.minica.verification.Purpose;
import dev.minica.verification.Question;
import dev.minica.verification.Verifier;
import dev.minica.x509.Certificate;
import java.util.List;

/** A served specimen in front of minica's own verifier. */
final class Served {

  private Served() {}

  /** What a client would ask. */
  static Question question(Specimen.Served served) {
    List<Certificate> chain = served.chain().stream().map(Certificate::decode).toList();
    List<Certificate> anchors = served.anchors().stream().map(Certificate::decode).toList();
    return Question.about(chain.get(0), anchors, served.time())
        .withIntermediates(chain.subList(1, chain.size()))
        .withPurpose(Purpose.SERVER)
        .withHost(served.host())
        .withCrls(served.crls().stream().map(Crl::decode).toList());
  }

  /** Its objections, or why it could not be read; empty if it is taken. */
  static String objections(Specimen.Served served) {
    try {
      Answer answer = Verifier.answer(question(served));
      return answer.isAccepted() ? "" : answer.objections().toString();
    } catch (MinicaException unreadable) {
      return unreadable.toString();
    }
  }
}
