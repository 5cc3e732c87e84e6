package dev.minica.ca.checkup;

import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlEntry;
import dev.minica.store.AuditEvent;
import dev.minica.store.AuditEvent.Action;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether what is revoked is known, and stays so. */
final class Revocations implements Check {

  @Override
  public List<Finding> look(Patient patient) {
    List<Finding> findings = new ArrayList<>();
    for (String problem : patient.revocations().corrupt()) {
      findings.add(
          Finding.of(Trouble.REVOCATION_UNREADABLE, "revoked")
              .detail(problem)
              .remedy("put it back from a backup"));
    }
    for (Revocation revocation : patient.revocations().items()) {
      String where = patient.where(patient.store().revocationFile(revocation.serialNumber()));
      if (patient.member(revocation.issuerKeyId()).isEmpty()) {
        findings.add(
            Finding.of(Trouble.REVOCATION_OF_OTHERS, where)
                .detail("key " + revocation.issuerKeyId()));
      } else if (!patient.isOnRecord(revocation.serialNumber())) {
        findings.add(Finding.of(Trouble.REVOCATION_WITHOUT_RECORD, where));
      }
    }
    for (Revocation lost : lost(patient)) {
      findings.add(
          Finding.of(
                  Trouble.REVOCATION_LOST,
                  patient.where(patient.store().revocationFile(lost.serialNumber())))
              .detail("since " + lost.revokedAt() + ", reason " + lost.reason())
              .remedy("put it back from a backup")
              .mendable());
    }
    return findings;
  }

  /** What a CRL names that this CA signed is revoked, whatever became of the file. */
  private static List<Revocation> lost(Patient patient) {
    Set<SerialNumber> known = new HashSet<>();
    patient.revocations().items().forEach(revocation -> known.add(revocation.serialNumber()));
    List<Revocation> lost = new ArrayList<>();
    for (Patient.LastCrl last : patient.lastCrls()) {
      patient
          .member(last.keyId())
          .flatMap(Member::certificate)
          .ifPresent(issuer -> addLost(lost, last, issuer, known, patient));
    }
    return lost;
  }

  private static void addLost(
      List<Revocation> lost,
      Patient.LastCrl last,
      Certificate issuer,
      Set<SerialNumber> known,
      Patient patient) {
    Optional<Crl> crl = last.crl().filter(each -> each.isSignedBy(issuer.publicKey()));
    crl.ifPresent(
        each -> {
          for (CrlEntry entry : each.entries()) {
            if (!known.contains(entry.serialNumber()) && !isThere(entry, patient)) {
              lost.add(revocation(entry, last.keyId(), issuer, patient));
            }
          }
        });
  }

  /** One that cannot be read is trouble enough. */
  private static boolean isThere(CrlEntry entry, Patient patient) {
    return Files.exists(patient.store().revocationFile(entry.serialNumber()));
  }

  /**
   * Of what is not on record, no more is known of its end than that it is not after its issuer's.
   */
  private static Revocation revocation(
      CrlEntry entry, String keyId, Certificate issuer, Patient patient) {
    Instant end =
        patient
            .store()
            .find(entry.serialNumber())
            .map(issued -> issued.certificate())
            .or(() -> patient.intermediate(entry.serialNumber()))
            .orElse(issuer)
            .validity()
            .notAfter();
    return new Revocation(entry.serialNumber(), keyId, end, entry.revocationDate(), entry.reason());
  }

  @Override
  public void mend(Finding finding, Patient patient) {
    lost(patient).stream()
        .filter(
            lost ->
                patient
                    .where(patient.store().revocationFile(lost.serialNumber()))
                    .equals(finding.where()))
        .forEach(lost -> revoke(lost, patient));
  }

  private static void revoke(Revocation lost, Patient patient) {
    patient.store().revoke(lost);
    patient
        .log()
        .append(
            new AuditEvent(
                patient.now(),
                Action.REVOKE,
                Optional.of(lost.serialNumber()),
                Optional.empty(),
                patient.member(lost.issuerKeyId()).map(member -> member.name().value()),
                List.of(),
                Optional.of(lost.reason()),
                Optional.empty()));
  }
}
