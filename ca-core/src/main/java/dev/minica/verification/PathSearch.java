package dev.minica.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a valid path from the leaf to an anchor: depth first over all candidates, so one that
 * is expired, forged or constrained only costs the time to look at it. What fails on the way is
 * kept if it explains more than what failed before.
 */
final class PathSearch {

  private final Question question;
  private final CertificateRules rules;
  private final Candidates candidates;
  private final Work work;
  private final Signatures signatures;
  private final RevocationCheck revocation;
  private @Nullable Attempt best;

  private PathSearch(
      Question question,
      CertificateRules rules,
      Work work,
      Signatures signatures,
      Pending pending) {
    this.question = question;
    this.rules = rules;
    this.work = work;
    this.signatures = signatures;
    this.candidates = new Candidates(question);
    this.revocation = new RevocationCheck(question, candidates, signatures, work, pending);
  }

  static PathSearch of(Question question, CertificateRules rules) {
    Work work = new Work();
    return new PathSearch(question, rules, work, new Signatures(work), Pending.NONE);
  }

  /**
   * Whether a CRL's signer is fit to sign and has a valid path, found as part of the work of
   * another question.
   */
  static boolean trusts(
      PathCertificate signer,
      Question question,
      Work work,
      Signatures signatures,
      Pending pending) {
    CertificateRules rules = new CertificateRules(question.time(), question.purpose());
    return rules.objections(signer, PathPosition.LEAF).isEmpty()
        && new PathSearch(question, rules, work, signatures, pending).best(signer).isValid();
  }

  /** A valid path, if there is one within the bounds; else the attempt that explains most. */
  Attempt best(PathCertificate leaf) {
    if (candidates.isAnchor(leaf)) {
      return new Attempt(List.of(leaf), true, List.of());
    }
    extend(List.of(leaf));
    Attempt found = best == null ? withoutIssuer(List.of(leaf)) : best;
    return work.isExhausted() && !found.isValid() ? givenUp(found) : found;
  }

  /** Tries every issuer of the path's last certificate; true if a valid path was found. */
  private boolean extend(List<PathCertificate> path) {
    work.step();
    PathCertificate last = path.get(path.size() - 1);
    boolean any = false;
    for (PathCertificate issuer : candidates.issuersOf(last)) {
      if (work.isExhausted()) {
        return false;
      }
      if (!isLoop(path, issuer)) {
        any = true;
        if (extendBy(path, issuer)) {
          return true;
        }
      }
    }
    if (!any) {
      keep(withoutIssuer(path));
    }
    return false;
  }

  private boolean extendBy(List<PathCertificate> path, PathCertificate issuer) {
    List<PathCertificate> longer = new ArrayList<>(path);
    longer.add(issuer);
    if (!signatures.verifies(path.get(path.size() - 1), issuer)) {
      keep(new Attempt(path, false, List.of(badSignature(path.get(path.size() - 1), issuer))));
      return false;
    }
    if (candidates.isAnchor(issuer)) {
      return isValid(longer);
    }
    Optional<List<Objection>> faults = faultsOf(longer, issuer);
    faults.ifPresent(objections -> keep(new Attempt(longer, false, objections)));
    return faults.isEmpty() && extend(longer);
  }

  private boolean isValid(List<PathCertificate> path) {
    work.path();
    List<Objection> objections = new PathValidation(question, rules, work).run(path);
    // 6.1.3 (a)(3), last since it is the dearest and no use where another clause failed
    Attempt complete =
        new Attempt(path, true, objections.isEmpty() ? revocation.objections(path) : objections);
    keep(complete);
    return complete.isValid();
  }

  /** What rules the intermediate out on any path, or on one of this length. */
  private Optional<List<Objection>> faultsOf(List<PathCertificate> path, PathCertificate last) {
    List<Objection> objections = new ArrayList<>(rules.objections(last, PathPosition.INTERMEDIATE));
    long counted = path.stream().skip(1).filter(c -> !c.isSelfIssued()).count();
    if (counted > question.maxDepth()) {
      objections.add(PathValidation.tooLong(last, question.maxDepth()));
    }
    return objections.isEmpty() ? Optional.empty() : Optional.of(objections);
  }

  private static boolean isLoop(List<PathCertificate> path, PathCertificate issuer) {
    return path.stream().skip(1).anyMatch(issuer::isSameEntity) || path.get(0).equals(issuer);
  }

  private void keep(Attempt attempt) {
    if (best == null || attempt.isValid() || attempt.explainsMoreThan(best)) {
      best = attempt;
    }
  }

  private Attempt withoutIssuer(List<PathCertificate> path) {
    PathCertificate last = path.get(path.size() - 1);
    Objection objection = candidates.malformedIssuerOf(last).orElseGet(() -> missingIssuer(last));
    return new Attempt(path, false, List.of(objection));
  }

  private static Objection missingIssuer(PathCertificate last) {
    String issuer = last.certificate().issuer().toString();
    return last.isSelfIssued()
        ? new Objection(
            Reason.NOT_TRUSTED,
            last.certificate(),
            "it is self-issued and none of the trusted roots",
            "if you trust it, give it as a root; SHA-256 " + last.certificate().fingerprint())
        : new Objection(
            Reason.ISSUER_MISSING,
            last.certificate(),
            "its issuer " + issuer + keyIdentifier(last) + " is not there",
            "add the certificate of " + issuer + keyIdentifier(last));
  }

  private static String keyIdentifier(PathCertificate certificate) {
    return certificate.authorityKeyId().map(id -> " (key identifier " + id + ")").orElse("");
  }

  private static Objection badSignature(PathCertificate certificate, PathCertificate issuer) {
    return new Objection(
        Reason.BAD_SIGNATURE,
        certificate.certificate(),
        "its signature was not made by the key of " + issuer.certificate(),
        "get the certificate again, or the issuer's certificate"
            + keyIdentifier(certificate)
            + " that belongs to it");
  }

  private static Attempt givenUp(Attempt attempt) {
    List<Objection> objections = new ArrayList<>(attempt.objections());
    objections.add(
        new Objection(
            Reason.SEARCH_BOUND,
            attempt.path().get(0).certificate(),
            "the search for a path was given up: there are too many candidates, names or signatures",
            "give only the intermediates that belong to this certificate"));
    return new Attempt(attempt.path(), attempt.reachedAnchor(), objections);
  }
}
