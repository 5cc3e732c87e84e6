package dev.minica.ca.checkup;

import dev.minica.internal.io.Disk;
import dev.minica.internal.io.FileFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who else than the owner may see or change what. */
final class Permissions implements Check {

  @Override
  public List<Finding> look(Patient patient) {
    Set<String> keys =
        patient.layout().keys().stream().map(patient.layout()::keyFile).collect(Collectors.toSet());
    List<Finding> findings = new ArrayList<>();
    FileFacts.of(patient.directory())
        .filter(FileFacts::isOpenToOthers)
        .ifPresent(facts -> findings.add(finding(Trouble.DIRECTORY_OPEN, facts, patient, "700")));
    for (FileFacts file : patient.files(".")) {
      if (keys.contains(file.name()) && file.isOpenToOthers()) {
        findings.add(finding(Trouble.KEY_OPEN, file, patient, "600"));
      } else if (patient.layout().isPart(file.name()) && file.isWritableByOthers()) {
        findings.add(finding(Trouble.WRITABLE, file, patient, "go-w"));
      }
    }
    return findings;
  }

  private static Finding finding(
      Trouble trouble, FileFacts file, Patient patient, String permissions) {
    return Finding.of(trouble, patient.where(file.path()))
        .detail(file.mode())
        .remedy("chmod " + permissions + " " + Disk.shown(file.path()))
        .mendable();
  }

  @Override
  public void mend(Finding finding, Patient patient) {
    Path file = patient.directory().resolve(finding.where()).normalize();
    if (finding.trouble() == Trouble.WRITABLE) {
      Disk.closeToWriters(file);
    } else {
      Disk.closeToOthers(file);
    }
  }
}
