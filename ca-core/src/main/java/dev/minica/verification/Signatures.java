package dev.minica.verification;

import java.util.HashMap;
import java.util.Map;

/**
 * Signature checks, each made once: in a graph of cross-signed CAs the same link belongs to many
 * paths.
 */
final class Signatures {

  private record Link(PathCertificate certificate, PathCertificate issuer) {}

  private final Work work;
  private final Map<Link, Boolean> checked = new HashMap<>();

  Signatures(Work work) {
    this.work = work;
  }

  /** 6.1.3 (a)(1): whether the issuer's public key verifies the certificate's signature. */
  boolean verifies(PathCertificate certificate, PathCertificate issuer) {
    return checked.computeIfAbsent(new Link(certificate, issuer), this::check);
  }

  private boolean check(Link link) {
    var key = link.issuer().certificate().publicKey();
    // an oversized key is refused before it costs anything
    if (KeyRules.fault(key).isPresent()) {
      return false;
    }
    work.signature(KeyRules.cost(key));
    return link.certificate().certificate().isSignedBy(key);
  }
}
