package dev.minica.verification;

import dev.minica.MinicaException;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers questions. The work it does for one is bounded (see {@link Work}), whatever it is given.
 */
public final class Verifier {

  private Verifier() {}

  /** Yes or no, and why. Nothing in the certificates can make it throw. */
  public static Answer answer(Question question) {
    PathCertificate leaf;
    try {
      leaf = PathCertificate.of(question.leaf());
    } catch (MinicaException malformed) {
      return new Answer(
          List.of(question.leaf()),
          List.of(CertificateRules.malformed(question.leaf(), malformed)));
    }
    return answer(question, leaf);
  }

  private static Answer answer(Question question, PathCertificate leaf) {
    CertificateRules rules = new CertificateRules(question.time(), question.purpose());
    List<Objection> objections = new ArrayList<>(rules.objections(leaf, PathPosition.LEAF));
    question.name().flatMap(name -> NameCheck.objection(leaf, name)).ifPresent(objections::add);
    Attempt best = PathSearch.of(question, rules).best(leaf);
    objections.addAll(best.objections());
    return new Answer(best.certificates(), objections);
  }
}
