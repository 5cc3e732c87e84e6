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
  private boolean reachable;

  private PathSearch(
      Question question,
      CertificateRules rules,
      Candidates candidates,
      Signatures signatures,
      Pending pending) {
    this.question = question;
    this.rules = rules;
    this.candidates = candidates;
    this.signatures = signatures;
    this.work = signatures.work();
    this.revocation = new RevocationCheck(question, candidates, signatures, pending);
  }

  static PathSearch of(Question question, CertificateRules rules) {
    Signatures signatures = new Signatures(new Work());
    return new PathSearch(question, rules, Candidates.of(question), signatures, Pending.NONE);
  }

  /**
   * Whether a CRL's signer is fit to sign and has a valid path, found as part of the work of
   * another question.
   */
  static boolean trusts(
      PathCertificate signer,
      Question question,
      Candidates candidates,
      Signatures signatures,
      Pending pending) {
    CertificateRules rules = new CertificateRules(question.time(), question.purpose());
    return rules.objections(signer, PathPosition.LEAF).isEmpty()
        && new PathSearch(question, rules, candidates, signatures, pending).best(signer).isValid();
  }

  /** A valid path, if there is one within the bounds; else the attempt that explains most. */
  Attempt best(PathCertificate leaf) {
    if (candidates.isAnchor(leaf)) {
      return new Attempt(List.of(leaf), true, List.of());
    }
    reachable = candidates.leadsToAnchor(leaf);
    extend(List.of(leaf));
    Attempt found = best == null ? withoutIssuer(List.of(leaf)) : best;
    return work.isExhausted() && !found.isValid() ? givenUp(found) : found;
  }

  /** Tries every issuer of the path's last certificate; true if a valid path was found. */
  private boolean extend(List<PathCertificate> path) {
    work.step();
    boolean deadEnd = true;
    for (PathCertificate issuer : candidates.issuersOf(path.get(path.size() - 1))) {
      if (work.isExhausted() || isExplained()) {
        return false;
      }
      if (!isLoop(path, issuer)) {
        deadEnd = false;
        if (extendBy(path, issuer)) {
          return true;
        }
      }
    }
    if (deadEnd) {
      keep(withoutIssuer(path));
    }
    return false;
  }

  /** Where no names lead to an anchor, no path exists, and one dead end explains it well enough. */
  private boolean isExplained() {
    return best != null && !reachable;
  }

  private boolean extendBy(List<PathCertificate> path, PathCertificate issuer) {
    List<PathCertificate> longer = new ArrayList<>(path);
    longer.add(issuer);
    if (!signatures.verifies(path.get(path.size() - 1), issuer)) {
      keep(unverified(path, issuer));
      return false;
    }
    if (candidates.isAnchor(issuer)) {
      return isValid(longer);
    }
    Optional<List<Objection>> faults = faultsOf(longer, issuer);
    faults.ifPresent(objections -> keep(new Attempt(longer, false, objections)));
    return faults.isEmpty() && extend(longer);
  }

  /** The signature, or what kept it from being looked at. */
  private static Attempt unverified(List<PathCertificate> path, PathCertificate issuer) {
    PathCertificate last = path.get(path.size() - 1);
    Optional<Objection> weakKey = CertificateRules.key(issuer.certificate());
    if (weakKey.isEmpty()) {
      return new Attempt(path, false, List.of(badSignature(last, issuer)));
    }
    List<PathCertificate> longer = new ArrayList<>(path);
    longer.add(issuer);
    return new Attempt(longer, false, List.of(weakKey.get()));
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

  private Objection missingIssuer(PathCertificate last) {
    if (last.isSelfIssued()) {
      return new Objection(
          Reason.NOT_TRUSTED,
          last.certificate(),
          "it is self-issued and none of the trusted roots",
          "if you trust it, give it as a root; SHA-256 " + last.certificate().fingerprint());
    }
    String issuer = last.certificate().issuer() + keyIdentifier(last);
    boolean there = !candidates.ofSubject(last.issuer()).isEmpty();
    return new Objection(
        Reason.ISSUER_MISSING,
        last.certificate(),
        "its issuer " + issuer + (there ? " leads to no trusted root" : " is not there"),
        "add the certificate of " + issuer + (there ? " that a trusted root issued" : ""));
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
