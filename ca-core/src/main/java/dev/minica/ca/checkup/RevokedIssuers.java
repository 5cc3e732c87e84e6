package dev.minica.ca.checkup;

import dev.minica.ca.order.RootKeyPlace;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlEntry;
import dev.minica.store.Revocation;
import dev.minica.x509.SerialNumber;
import java.util.ArrayList;
import java.util.List;

/** Intermediates that are revoked, and whether clients can know. */
final class RevokedIssuers implements Check {

  @Override
  public List<Finding> look(Patient patient) {
    List<Finding> findings = new ArrayList<>();
    for (Member member : patient.members()) {
      if (!member.name().isRoot()) {
        member
            .certificate()
            .flatMap(patient::revocation)
            .ifPresent(revocation -> findings.addAll(findings(member, revocation, patient)));
      }
    }
    return findings;
  }

  private static List<Finding> findings(Member member, Revocation revocation, Patient patient) {
    List<Finding> findings = new ArrayList<>();
    if (member.name().value().equals(patient.layout().issuer().value())) {
      findings.add(
          Finding.of(Trouble.ISSUER_REVOKED, member.file())
              .remedy(
                  "minica intermediate create, and name it in the line issuer= of the settings"));
    }
    if (!isNamed(revocation, patient)) {
      findings.add(untold(member, patient.layout().rootKey()));
    }
    return findings;
  }

  private static Finding untold(Member member, RootKeyPlace place) {
    return switch (place) {
      case KEPT -> untold(member).remedy("minica crl --issuer root");
      case OUT -> untold(member).remedy("minica crl --issuer root --root-key FILE");
      case DESTROYED ->
          Finding.of(Trouble.REVOKED_IN_VAIN, member.file())
              .remedy("make a new CA in another directory, and have clients trust that one only");
    };
  }

  private static Finding untold(Member member) {
    return Finding.of(Trouble.REVOKED_IN_SECRET, member.file());
  }

  /**
   * By the last CRL of the root; an intermediate of another intermediate is named by that one's.
   */
  private static boolean isNamed(Revocation revocation, Patient patient) {
    boolean isRoots =
        patient
            .member(revocation.issuerKeyId())
            .filter(member -> member.name().isRoot())
            .isPresent();
    return !isRoots
        || patient.lastCrls().stream()
            .filter(last -> revocation.issuerKeyId().equals(last.keyId()))
            .flatMap(last -> last.crl().stream())
            .anyMatch(crl -> names(crl, revocation.serialNumber()));
  }

  private static boolean names(Crl crl, SerialNumber number) {
    for (CrlEntry entry : crl.entries()) {
      if (entry.serialNumber().equals(number)) {
        return true;
      }
    }
    return false;
  }
}
