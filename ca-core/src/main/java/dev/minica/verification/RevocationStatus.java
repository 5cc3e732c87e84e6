package dev.minica.verification;

import dev.minica.revocation.CrlEntry;
import dev.minica.revocation.RevocationReason;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The state variables reasons_mask and cert_status of RFC 5280 section 6.3.2. */
final class RevocationStatus {

  private final PathCertificate certificate;
  private final Set<RevocationReason> reasonsMask = EnumSet.noneOf(RevocationReason.class);
  private Optional<CrlEntry> revocation = Optional.empty();

  RevocationStatus(PathCertificate certificate) {
    this.certificate = certificate;
  }

  PathCertificate certificate() {
    return certificate;
  }

  /** 6.3.3 (e): whether these reasons hold one that no CRL has covered yet. */
  boolean gainsFrom(Set<RevocationReason> interimReasonsMask) {
    return !reasonsMask.containsAll(interimReasonsMask);
  }

  /** 6.3.3 (i) to (l): what was found about the certificate, and for which reasons it was asked. */
  void add(Optional<CrlEntry> entry, Set<RevocationReason> interimReasonsMask) {
    revocation = entry.filter(e -> e.reason() != RevocationReason.REMOVE_FROM_CRL);
    reasonsMask.addAll(interimReasonsMask);
  }

  Optional<CrlEntry> revocation() {
    return revocation;
  }

  /** Revoked, or not revoked for any reason there is. */
  boolean isDetermined() {
    return revocation.isPresent() || reasonsMask.containsAll(RevocationReason.ALL_FLAGS);
  }
}
