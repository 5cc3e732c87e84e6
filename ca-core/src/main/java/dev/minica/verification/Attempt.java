package dev.minica.verification;

import dev.minica.x509.Certificate;
import java.util.List;

/**
 * A path as far as it could be followed, and what stands in its way; the leaf's own faults are not
 * repeated.
 *
 * @param path the leaf first
 * @param reachedAnchor whether its last certificate is a trust anchor
 * @param objections empty if the path is valid
 */
record Attempt(List<PathCertificate> path, boolean reachedAnchor, List<Objection> objections) {

  Attempt {
    path = List.copyOf(path);
    objections = List.copyOf(objections);
  }

  boolean isValid() {
    return reachedAnchor && objections.isEmpty();
  }

  List<Certificate> certificates() {
    return path.stream().map(PathCertificate::certificate).toList();
  }

  /**
   * Whether it explains more than the other: it reached an anchor, or was stopped by a certificate
   * that is there rather than by one that is missing or has nothing but the name in common; then
   * fewer objections, then more certificates.
   */
  boolean explainsMoreThan(Attempt other) {
    if (rank() != other.rank()) {
      return rank() > other.rank();
    }
    if (objections.size() != other.objections.size()) {
      return objections.size() < other.objections.size();
    }
    return path.size() > other.path.size();
  }

  private int rank() {
    if (reachedAnchor) {
      return 3;
    }
    return switch (objections.get(0).reason()) {
      case ISSUER_MISSING, NOT_TRUSTED -> 1;
      case BAD_SIGNATURE, SEARCH_BOUND -> 0;
      default -> 2;
    };
  }
}
