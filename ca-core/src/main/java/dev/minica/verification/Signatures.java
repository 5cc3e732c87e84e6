package dev.minica.verification;

import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.revocation.Crl;
import java.util.HashMap;
import java.util.Map;

/**
 * Signature checks, each made once: in a graph of cross-signed CAs the same link belongs to many
 * paths.
 */
final class Signatures {

  private record Link(PathCertificate certificate, PathCertificate issuer) {}

  private record CrlLink(Crl crl, PathCertificate issuer) {}

  private final Work work;
  private final Map<Link, Boolean> links = new HashMap<>();
  private final Map<CrlLink, Boolean> crlLinks = new HashMap<>();

  Signatures(Work work) {
    this.work = work;
  }

  /** 6.1.3 (a)(1): whether the issuer's public key verifies the certificate's signature. */
  boolean verifies(PathCertificate certificate, PathCertificate issuer) {
    return links.computeIfAbsent(new Link(certificate, issuer), this::check);
  }

  /** 6.3.3 (g): whether the issuer's public key verifies the CRL's signature. */
  boolean verifies(Crl crl, PathCertificate issuer) {
    return crlLinks.computeIfAbsent(new CrlLink(crl, issuer), this::check);
  }

  private boolean check(Link link) {
    SubjectPublicKeyInfo key = link.issuer().certificate().publicKey();
    return isWorthChecking(key, link.certificate().size())
        && link.certificate().certificate().isSignedBy(key);
  }

  private boolean check(CrlLink link) {
    SubjectPublicKeyInfo key = link.issuer().certificate().publicKey();
    return isWorthChecking(key, link.crl().size()) && link.crl().isSignedBy(key);
  }

  /** An oversized key is refused before it costs anything. */
  private boolean isWorthChecking(SubjectPublicKeyInfo key, int octets) {
    if (work.isExhausted() || KeyRules.fault(key).isPresent()) {
      return false;
    }
    work.signature(KeyRules.cost(key), octets);
    return true;
  }
}
