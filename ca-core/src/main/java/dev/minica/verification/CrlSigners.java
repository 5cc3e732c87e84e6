package dev.minica.verification;

import dev.minica.revocation.Crl;
import dev.minica.revocation.DistributionPoint;
import dev.minica.x509.KeyUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds who signed a CRL, and whether that signer may and can be trusted to. */
final class CrlSigners {

  private final Question question;
  private final Candidates candidates;
  private final Signatures signatures;

  CrlSigners(Question question, Candidates candidates, Signatures signatures) {
    this.question = question;
    this.candidates = candidates;
    this.signatures = signatures;
  }

  /**
   * 6.3.3 (f) and (g): a certificate of the CRL issuer's name that may sign CRLs, whose key made
   * the signature, and whose path is valid up to the same anchor.
   *
   * <p>A certificate is no witness for itself, unless its issuer's distribution point names it as
   * the CRL issuer, as in PKITS 4.14.30.
   *
   * @param point the distribution point at which the CRL was found
   * @param path the path of the certificate in question, whose issuers need no second path
   * @param pending certificates that the signer's path must not rest on
   */
  Optional<PathCertificate> signerOf(
      Crl crl, DistributionPoint point, List<PathCertificate> path, Pending pending) {
    List<PathCertificate> known = new ArrayList<>(path.subList(1, path.size()));
    known.addAll(candidates.ofSubject(crl.issuer().canonical()));
    return known.stream()
        .filter(signer -> crl.issuer().canonical().equals(signer.subject()))
        .filter(signer -> isSignedBy(crl, signer))
        .filter(signer -> !pending.contains(signer) || isOwnCrlIssuer(signer, point, path))
        .filter(signer -> isTrusted(signer, path, pending))
        .findFirst();
  }

  private static boolean isOwnCrlIssuer(
      PathCertificate signer, DistributionPoint point, List<PathCertificate> path) {
    return !point.crlIssuer().isEmpty() && signer.equals(path.get(0));
  }

  boolean isSignedBy(Crl crl, PathCertificate signer) {
    return signer.allows(KeyUsage.CRL_SIGN) && signatures.verifies(crl, signer);
  }

  private boolean isTrusted(PathCertificate signer, List<PathCertificate> path, Pending pending) {
    if (path.contains(signer)) {
      return true;
    }
    PathCertificate anchor = path.get(path.size() - 1);
    Question whoSigned =
        Question.about(signer.certificate(), List.of(anchor.certificate()), question.time())
            .withMaxDepth(question.maxDepth())
            .withCrls(question.crls());
    return PathSearch.trusts(signer, whoSigned, candidates.below(anchor), signatures, pending);
  }
}
