package dev.minica.ca.checkup;

import dev.minica.store.AuditEvent.Action;
import dev.minica.store.AuditLog;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the log tells of everything that there is. */
final class LogLines implements Check {

  @Override
  public List<Finding> look(Patient patient) {
    Set<SerialNumber> issued = new HashSet<>();
    Set<SerialNumber> revoked = new HashSet<>();
    patient.log().read(line -> sort(line, issued, revoked));
    List<Finding> findings = new ArrayList<>();
    missing(patient.recorded().stream(), issued)
        .map(patient.store()::file)
        .filter(patient::isOverdueInLog)
        .forEach(file -> findings.add(finding(Trouble.NOT_LOGGED, file, patient)));
    for (Member member : patient.members()) {
      Path file = patient.directory().resolve(member.file());
      boolean isMissing =
          member
              .certificate()
              .map(Certificate::serialNumber)
              .filter(number -> !issued.contains(number))
              .isPresent();
      if (isMissing && patient.isOverdueInLog(file)) {
        findings.add(finding(Trouble.NOT_LOGGED, file, patient));
      }
    }
    missing(patient.revocations().items().stream().map(Revocation::serialNumber), revoked)
        .map(patient.store()::revocationFile)
        .filter(patient::isOverdueInLog)
        .forEach(file -> findings.add(finding(Trouble.REVOCATION_NOT_LOGGED, file, patient)));
    return findings;
  }

  /** What is imported comes with its revocation. */
  private static void sort(
      AuditLog.Line line, Set<SerialNumber> issued, Set<SerialNumber> revoked) {
    boolean isRevoked = line.event().equals(Action.REVOKE.label());
    if (line.serialNumber().isPresent()) {
      if (!isRevoked) {
        issued.add(line.serialNumber().get());
      }
      if (isRevoked || line.event().equals(Action.IMPORT.label())) {
        revoked.add(line.serialNumber().get());
      }
    }
  }

  private static Stream<SerialNumber> missing(
      Stream<SerialNumber> numbers, Set<SerialNumber> logged) {
    return numbers.filter(number -> !logged.contains(number)).sorted();
  }

  private static Finding finding(Trouble trouble, Path file, Patient patient) {
    return Finding.of(trouble, patient.where(file));
  }
}
