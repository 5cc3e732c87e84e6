package dev.minica.ca.checkup;

import dev.minica.internal.io.FileFacts;
import dev.minica.store.CrlArchive;
import dev.minica.store.DirectoryStore;
import dev.minica.store.Revocation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What lies in the directory and is no part of it. */
final class UnknownFiles implements Check {

  @Override
  public List<Finding> look(Patient patient) {
    List<FileFacts> unknown = new ArrayList<>();
    unknown.addAll(unknown(patient, ".", patient.layout()::isPart));
    unknown.addAll(unknown(patient, DirectoryStore.DIRECTORY, DirectoryStore::isRecord));
    unknown.addAll(unknown(patient, DirectoryStore.REVOKED, DirectoryStore::isRevocation));
    unknown.addAll(unknown(patient, CrlArchive.DIRECTORY, Revocation::isKeyId));
    for (String keyId : patient.crls().issuerKeyIds()) {
      unknown.addAll(unknown(patient, CrlArchive.DIRECTORY + "/" + keyId, CrlArchive::isCrl));
    }
    unknown.addAll(unknown(patient, patient.where(patient.state().staging()), name -> false));
    return unknown.stream()
        .map(file -> Finding.of(Trouble.UNKNOWN_FILE, patient.where(file.path())))
        .toList();
  }

  private static List<FileFacts> unknown(
      Patient patient, String folder, Predicate<String> isKnown) {
    Stream<String> names =
        patient.state().disk().list(patient.directory().resolve(folder).normalize()).stream();
    return names
        .filter(name -> !isKnown.test(name))
        .map(name -> patient.directory().resolve(folder).normalize().resolve(name))
        .filter(file -> !patient.state().isOwn(file))
        .sorted()
        .flatMap(file -> FileFacts.of(file).stream())
        .toList();
  }
}
