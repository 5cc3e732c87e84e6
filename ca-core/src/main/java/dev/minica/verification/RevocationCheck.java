package dev.minica.verification;

import dev.minica.MinicaException;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlEntry;
import dev.minica.revocation.DistributionPoint;
import dev.minica.revocation.DistributionPointName;
import dev.minica.revocation.RevocationReason;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private final Map<Crl, CrlFault> unusable = new LinkedHashMap<>();

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
      Optional<CrlFault> fault = read.fault(question.time());
      if (fault.isPresent()) {
        unusable.put(crl, fault.get());
      } else {
        (crl.baseNumber().isPresent() ? deltas : complete).add(read);
      }
    } catch (MinicaException malformed) {
      unusable.put(crl, CrlFault.malformed(crl, malformed));
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
    List<DistributionPoint> points = points(certificate.certificate());
    Set<CrlFault> faults = new LinkedHashSet<>();
    RevocationStatus status = new RevocationStatus(certificate);
    if (!pending.contains(certificate)) {
      points.forEach(point -> processAll(status, point, path, faults));
    }
    if (status.revocation().isPresent()) {
      return Optional.of(RevocationObjections.revoked(certificate, status.revocation().get()));
    }
    if (status.isDetermined()) {
      return Optional.empty();
    }
    points.forEach(point -> faults.addAll(faultsAt(point, certificate)));
    return Optional.of(RevocationObjections.unknown(certificate, points, faults, question.crls()));
  }

  private void processAll(
      RevocationStatus status,
      DistributionPoint point,
      List<PathCertificate> path,
      Set<CrlFault> faults) {
    for (UsableCrl crl : complete) {
      work.distributionPoint();
      if (!status.isDetermined() && !work.isExhausted()) {
        processReadable(status, point, crl, path).ifPresent(faults::add);
      }
    }
  }

  /** What is wrong with those CRLs of the right issuer that were not even looked into. */
  private List<CrlFault> faultsAt(DistributionPoint point, PathCertificate certificate) {
    List<CrlFault> faults = new ArrayList<>();
    unusable.forEach(
        (crl, fault) -> {
          if (isBy(crl, point, certificate)) {
            faults.add(fault);
          }
        });
    deltas.stream()
        .map(UsableCrl::crl)
        .filter(crl -> isBy(crl, point, certificate))
        .map(CrlFault::withoutBase)
        .forEach(faults::add);
    return faults;
  }

  private static boolean isBy(Crl crl, DistributionPoint point, PathCertificate certificate) {
    return point.crlIssuer().isEmpty()
        ? crl.issuer().matches(certificate.certificate().issuer())
        : DistributionPointName.contains(point.crlIssuer(), crl.issuer());
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

  private Optional<CrlFault> processReadable(
      RevocationStatus status, DistributionPoint point, UsableCrl crl, List<PathCertificate> path) {
    try {
      return process(status, point, crl, path);
    } catch (MinicaException malformed) {
      return Optional.of(CrlFault.malformed(crl.crl(), malformed));
    }
  }

  /**
   * 6.3.3 (b) to (l) for one distribution point and one complete CRL.
   *
   * @return why the CRL has not settled the matter, if it is one that might have
   * @throws MinicaException BAD_INPUT if the CRL, or a delta to it, turns out to be unusable
   */
  private Optional<CrlFault> process(
      RevocationStatus status, DistributionPoint point, UsableCrl crl, List<PathCertificate> path) {
    PathCertificate certificate = status.certificate();
    // (b)
    if (!crl.covers(certificate, point)) {
      return crl.isByRightIssuer(certificate, point)
          ? Optional.of(CrlFault.outOfScope(crl.crl()))
          : Optional.empty();
    }
    // (d), (e)
    Set<RevocationReason> reasons = crl.reasons(point);
    if (!status.gainsFrom(reasons)) {
      return Optional.empty();
    }
    // (f), (g)
    Optional<PathCertificate> signer =
        signers.signerOf(crl.crl(), point, path, pending.and(certificate));
    if (signer.isEmpty()) {
      return Optional.of(CrlFault.unsigned(crl.crl()));
    }
    // (c), (h), (i)
    Optional<CrlEntry> entry = entryOfDelta(crl, certificate, signer.get());
    // (j), (k), (l)
    status.add(entry.isPresent() ? entry : crl.entryOf(certificate, work), reasons);
    return status.isDetermined()
        ? Optional.empty()
        : Optional.of(CrlFault.someReasons(crl.crl(), reasons));
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
}
