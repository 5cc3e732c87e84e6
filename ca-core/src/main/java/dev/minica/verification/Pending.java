package dev.minica.verification;

import java.util.ArrayList;
import java.util.List;

/**
 * Certificates whose revocation is being looked into: a CRL's signer may need a path of its own,
 * and what is to be found out must not be what that path rests on.
 *
 * @param certificates outermost first
 */
record Pending(List<PathCertificate> certificates) {

  static final Pending NONE = new Pending(List.of());

  boolean contains(PathCertificate certificate) {
    return certificates.contains(certificate);
  }

  Pending and(PathCertificate certificate) {
    List<PathCertificate> more = new ArrayList<>(certificates);
    more.add(certificate);
    return new Pending(List.copyOf(more));
  }
}
