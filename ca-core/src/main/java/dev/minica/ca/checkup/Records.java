package dev.minica.ca.checkup;

import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the records of certificates can be read, and tell of what was issued here. */
final class Records implements Check {

  @Override
  public List<Finding> look(Patient patient) {
    List<Finding> findings = new ArrayList<>();
    for (String problem : patient.corrupt()) {
      findings.add(
          Finding.of(Trouble.RECORD_UNREADABLE, "certs")
              .detail(problem)
              .remedy("put it back from a backup"));
    }
    for (Certificate certificate : patient.unsigned()) {
      String where = patient.where(patient.store().file(certificate.serialNumber()));
      findings.add(notIssuedHere(where, certificate));
    }
    for (Member member : patient.members()) {
      stranger(member, patient).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> stranger(Member member, Patient patient) {
    List<Certificate> others =
        patient.members().stream()
            .filter(other -> !other.file().equals(member.file()) || member.name().isRoot())
            .flatMap(other -> other.certificate().stream())
            .toList();
    return member
        .certificate()
        .filter(certificate -> !Patient.isSigned(certificate, others))
        .map(certificate -> notIssuedHere(member.file(), certificate));
  }

  private static Finding notIssuedHere(String where, Certificate certificate) {
    return Finding.of(Trouble.NOT_ISSUED_HERE, where)
        .detail(certificate.subject() + ", issued by " + certificate.issuer())
        .remedy("see where it comes from, and remove it or put its issuer back from a backup");
  }
}
