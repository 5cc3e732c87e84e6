package dev.minica.ca.checkup;

import dev.minica.store.AuditLog;
import dev.minica.store.CrlArchive;
import dev.minica.store.Revocation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was written when the clock said otherwise than now. */
final class Clock implements Check {

  /** What others write meanwhile, and clocks that are set right a little. */
  private static final Duration LEEWAY = Duration.ofMinutes(5);

  @Override
  public List<Finding> look(Patient patient) {
    List<Finding> findings = new ArrayList<>();
    newest(patient.log()).ifPresent(time -> add(findings, AuditLog.FILE, time, patient));
    for (Patient.LastCrl last : patient.lastCrls()) {
      String where = CrlArchive.DIRECTORY + "/" + last.keyId();
      last.crl().ifPresent(crl -> add(findings, where, crl.thisUpdate(), patient));
    }
    for (Revocation revocation : patient.revocations().items()) {
      String where = patient.where(patient.store().revocationFile(revocation.serialNumber()));
      add(findings, where, revocation.revokedAt(), patient);
    }
    for (Member member : patient.members()) {
      member
          .certificate()
          .ifPresent(c -> add(findings, member.file(), c.validity().notBefore(), patient));
    }
    return findings;
  }

  private static Optional<Instant> newest(AuditLog log) {
    List<Instant> newest = new ArrayList<>();
    log.read(
        line -> {
          if (newest.isEmpty()) {
            newest.add(line.time());
          } else if (line.time().isAfter(newest.get(0))) {
            newest.set(0, line.time());
          }
        });
    return newest.stream().findFirst();
  }

  private static void add(List<Finding> findings, String where, Instant time, Patient patient) {
    if (time.isAfter(patient.now().plus(LEEWAY))) {
      findings.add(
          Finding.of(Trouble.CLOCK, where)
              .detail(time + ", and now it is " + patient.now())
              .remedy("see to the clock"));
    }
  }
}
