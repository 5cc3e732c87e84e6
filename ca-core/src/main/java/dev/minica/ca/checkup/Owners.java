package dev.minica.ca.checkup;

import dev.minica.internal.io.Disk;
import dev.minica.internal.io.FileFacts;
import dev.minica.store.CrlArchive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files that another user made, by sudo perhaps. */
final class Owners implements Check {

  @Override
  public List<Finding> look(Patient patient) {
    Optional<String> owner = FileFacts.of(patient.directory()).flatMap(FileFacts::owner);
    List<FileFacts> files = new ArrayList<>(patient.files("."));
    files.addAll(patient.files(CrlArchive.DIRECTORY));
    return files.stream()
        .filter(file -> !file.owner().equals(owner))
        .map(file -> finding(file, owner, patient))
        .toList();
  }

  private static Finding finding(FileFacts file, Optional<String> owner, Patient patient) {
    return Finding.of(Trouble.OTHER_OWNER, patient.where(file.path()))
        .detail(file.owner().orElse("nobody") + " instead of " + owner.orElse("nobody"))
        .remedy("chown -R " + owner.orElse("nobody") + " " + Disk.shown(patient.directory()));
  }
}
