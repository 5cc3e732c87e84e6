package dev.minica.verification;

import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.revocation.Crl;
import java.util.HashMap;
import java.util.Map;

/**
 * Signature checks, each made once: in a graph of cross-signed CAs the same link belongs to many
 * paths, and the same key to many certificates.
 */
final class Signatures {

  /** A certificate and a key; the hash leaves out the key, which may be of any size. */
  private record Link(PathCertificate certificate, SubjectPublicKeyInfo key) {
    @Override
    public int hashCode() {
      return certificate.hashCode();
    }
  }

  /** A CRL and a key, with a hash that does not read all of it. */
  private record CrlLink(Crl crl, SubjectPublicKeyInfo key) {
    @Override
    public int hashCode() {
      return crl.thisUpdate().hashCode();
    }
  }

  private final Work work;
  private final Map<Link, Boolean> links = new HashMap<>();
  private final Map<CrlLink, Boolean> crlLinks = new HashMap<>();

  Signatures(Work work) {
    this.work = work;
  }

  /** Where their cost is booked. */
  Work work() {
    return work;
  }

  /** 6.1.3 (a)(1): whether the issuer's public key verifies the certificate's signature. */
  boolean verifies(PathCertificate certificate, PathCertificate issuer) {
    return links.computeIfAbsent(
        new Link(certificate, issuer.certificate().publicKey()), this::check);
  }

  /** 6.3.3 (g): whether the issuer's public key verifies the CRL's signature. */
  boolean verifies(Crl crl, PathCertificate issuer) {
    return crlLinks.computeIfAbsent(
        new CrlLink(crl, issuer.certificate().publicKey()), this::check);
  }

  private boolean check(Link link) {
    return isWorthChecking(link.key(), link.certificate().size())
        && link.certificate().certificate().isSignedBy(link.key());
  }

  private boolean check(CrlLink link) {
    return isWorthChecking(link.key(), link.crl().size()) && link.crl().isSignedBy(link.key());
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
