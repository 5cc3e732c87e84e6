package dev.minica.verification;

import dev.minica.MinicaException;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlEntry;
import dev.minica.revocation.DistributionPoint;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * CRL validation, RFC 5280 section 6.3, with the CRLs of the question; none are fetched. Where
 * there are any, a certificate about which they say nothing is refused: 6.3.3 calls its status
 * UNDETERMINED.
 */
final class RevocationCheck {

  private final Question question;
  private final CrlSigners signers;
  private final Work work;
  private final Pending pending;
  private final List<UsableCrl> complete = new ArrayList<>();
  private final List<UsableCrl> deltas = new ArrayList<>();
  private final List<String> unusable = new ArrayList<>();

  RevocationCheck(
      Question question, Candidates candidates, Signatures signatures, Pending pending) {
    this.question = question;
    this.signers = new CrlSigners(question, candidates, signatures);
    this.work = signatures.work();
    this.pending = pending;
    question.crls().forEach(this::sort);
  }

  /** 6.3.3 (a), and section 5.2: what is not current or not understood says nothing. */
  private void sort(Crl crl) {
    try {
      UsableCrl read = UsableCrl.of(crl);
      Optional<String> fault = read.fault(question.time());
      if (fault.isPresent()) {
        unusable.add("the " + crl + " " + fault.get());
      } else {
        (crl.baseNumber().isPresent() ? deltas : complete).add(read);
      }
    } catch (MinicaException malformed) {
      unusable.add("the " + crl + " is malformed: " + malformed.getMessage());
    }
  }

  /**
   * What the CRLs say against the certificates of a path; empty if none were given.
   *
   * @param path a path that is valid but for this
   */
  List<Objection> objections(List<PathCertificate> path) {
    List<Objection> objections = new ArrayList<>();
    if (!question.crls().isEmpty()) {
      for (PathCertificate certificate : path.subList(0, path.size() - 1)) {
        objection(certificate, path).ifPresent(objections::add);
      }
    }
    return objections;
  }

  private Optional<Objection> objection(PathCertificate certificate, List<PathCertificate> path) {
    if (pending.contains(certificate)) {
      return Optional.of(unknown(certificate));
    }
    RevocationStatus status = new RevocationStatus(certificate);
    for (DistributionPoint point : points(certificate.certificate())) {
      for (UsableCrl crl : complete) {
        work.distributionPoint();
        if (!status.isDetermined() && !work.isExhausted()) {
          processReadable(status, point, crl, path);
        }
      }
    }
    if (status.revocation().isPresent()) {
      return Optional.of(revoked(certificate, status.revocation().get()));
    }
    return status.isDetermined() ? Optional.empty() : Optional.of(unknown(certificate));
  }

  /** Those of the certificate, then the one that 6.3.3 presumes in its issuer's name. */
  private static List<DistributionPoint> points(Certificate certificate) {
    List<DistributionPoint> points = new ArrayList<>();
    certificate
        .extension(DistributionPoint.CRL_DISTRIBUTION_POINTS)
        .map(DistributionPoint::decodeAll)
        .ifPresent(points::addAll);
    points.add(DistributionPoint.implied(certificate.issuer()));
    return points;
  }

  private void processReadable(
      RevocationStatus status, DistributionPoint point, UsableCrl crl, List<PathCertificate> path) {
    try {
      process(status, point, crl, path);
    } catch (MinicaException malformed) {
      unusable.add("the " + crl.crl() + " cannot be used: " + malformed.getMessage());
    }
  }

  /**
   * 6.3.3 (b) to (l) for one distribution point and one complete CRL.
   *
   * @throws MinicaException BAD_INPUT if the CRL, or a delta to it, turns out to be unusable
   */
  private void process(
      RevocationStatus status, DistributionPoint point, UsableCrl crl, List<PathCertificate> path) {
    PathCertificate certificate = status.certificate();
    // (b), (d), (e)
    if (!crl.covers(certificate, point) || !status.gainsFrom(crl.reasons(point))) {
      return;
    }
    // (f), (g)
    Optional<PathCertificate> signer =
        signers.signerOf(crl.crl(), point, path, pending.and(certificate));
    if (signer.isEmpty()) {
      return;
    }
    // (c), (h), (i)
    Optional<CrlEntry> entry = entryOfDelta(crl, certificate, signer.get());
    // (j), (k), (l)
    status.add(entry.isPresent() ? entry : crl.entryOf(certificate, work), crl.reasons(point));
  }

  /** What the newest delta CRL that speaks of the certificate says of it. */
  private Optional<CrlEntry> entryOfDelta(
      UsableCrl base, PathCertificate certificate, PathCertificate signer) {
    return deltas.stream()
        .filter(delta -> delta.isDeltaFor(base) && signers.isSignedBy(delta.crl(), signer))
        .sorted(Comparator.comparing((UsableCrl delta) -> delta.crl().thisUpdate()).reversed())
        .flatMap(delta -> delta.entryOf(certificate, work).stream())
        .findFirst();
  }

  private static Objection revoked(PathCertificate certificate, CrlEntry entry) {
    return new Objection(
        Reason.REVOKED,
        certificate.certificate(),
        "it is revoked since " + entry.revocationDate() + ": " + entry.reason(),
        "use a certificate that its issuer has not withdrawn");
  }

  private Objection unknown(PathCertificate certificate) {
    String issuer = certificate.certificate().issuer().toString();
    String others = unusable.isEmpty() ? "" : "; " + String.join("; ", unusable);
    return new Objection(
        Reason.REVOCATION_UNKNOWN,
        certificate.certificate(),
        "no usable CRL says whether it is revoked" + others,
        "add a current CRL of " + issuer + " that covers it");
  }
}
