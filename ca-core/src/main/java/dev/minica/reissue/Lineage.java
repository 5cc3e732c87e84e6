package dev.minica.reissue;

import dev.minica.encoding.keystore.CertificatePool;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which certificates of a set were issued by which. The issuer has the right name, nothing in the
 * key identifiers speaks against it, and its key has made the signature, where the algorithm is one
 * that minica checks: who only bears the issuer's name remains a stranger.
 */
final class Lineage {

  private final Set<Certificate> certificates;
  private final Map<Certificate, Certificate> issuers = new LinkedHashMap<>();
  private final Map<Certificate, List<Certificate>> below = new HashMap<>();

  private Lineage(Set<Certificate> certificates) {
    this.certificates = certificates;
  }

  static Lineage of(Collection<Certificate> certificates) {
    Lineage lineage = new Lineage(new LinkedHashSet<>(certificates));
    CertificatePool pool = new CertificatePool(List.copyOf(lineage.certificates));
    for (Certificate certificate : lineage.certificates) {
      issuer(certificate, pool).ifPresent(found -> lineage.put(certificate, found));
    }
    return lineage;
  }

  private void put(Certificate certificate, Certificate issuer) {
    issuers.put(certificate, issuer);
    if (!certificate.equals(issuer)) {
      below.computeIfAbsent(issuer, each -> new ArrayList<>()).add(certificate);
    }
  }

  private static Optional<Certificate> issuer(Certificate certificate, CertificatePool pool) {
    if (isIssuedBy(certificate, certificate)) {
      return Optional.of(certificate);
    }
    return pool.chain(certificate).stream()
        .skip(1)
        .findFirst()
        .filter(above -> isIssuedBy(certificate, above));
  }

  private static boolean isIssuedBy(Certificate certificate, Certificate issuer) {
    return certificate.namesAsIssuer(issuer)
        && certificate.identifiersAllow(issuer)
        && certificate.mayBeSignedBy(issuer.publicKey());
  }

  /** All of the set, each once, in their order. */
  Set<Certificate> certificates() {
    return certificates;
  }

  /** Who issued it: itself, another of the set, or none of them. */
  Optional<Certificate> issuer(Certificate certificate) {
    return Optional.ofNullable(issuers.get(certificate));
  }

  /** Whether its own key has signed it. */
  boolean isSelfSigned(Certificate certificate) {
    return certificate.equals(issuers.get(certificate));
  }

  /** What else it has issued. */
  List<Certificate> issuedBy(Certificate issuer) {
    return below.getOrDefault(issuer, List.of());
  }
}
