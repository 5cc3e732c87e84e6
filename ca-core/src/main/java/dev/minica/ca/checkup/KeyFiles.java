package dev.minica.ca.checkup;

import dev.minica.ca.order.IssuerName;
import dev.minica.ca.order.RootKeyPlace;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.FileFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether each issuing CA has its key, and nobody else a key here. */
final class KeyFiles implements Check {

  @Override
  public List<Finding> look(Patient patient) {
    List<Finding> findings = new ArrayList<>();
    for (Member member : patient.members()) {
      finding(member, patient).ifPresent(findings::add);
    }
    rootKeyHere(patient).ifPresent(findings::add);
    patient
        .atRest(() -> withoutCertificate(patient))
        .forEach(
            file ->
                findings.add(
                    Finding.of(Trouble.KEY_WITHOUT_CERTIFICATE, file.name())
                        .remedy("rm " + Disk.shown(file.path()))));
    return findings;
  }

  private static Optional<Finding> finding(Member member, Patient patient) {
    String file = patient.layout().keyFile(member.name());
    MemberKey key = patient.layout().key(member.name());
    return switch (key.state()) {
      case ABSENT ->
          isKeptElsewhere(member.name(), patient)
              ? Optional.empty()
              : Optional.of(
                  Finding.of(Trouble.KEY_MISSING, file).remedy("put it back from a backup"));
      case ENCRYPTED ->
          Optional.of(
              Finding.of(Trouble.KEY_NOT_CHECKED, file)
                  .remedy("minica doctor --ca-password SOURCE checks it"));
      case UNREADABLE ->
          Optional.of(
              Finding.of(Trouble.KEY_UNREADABLE, file)
                  .detail(key.problem().orElse(""))
                  .remedy("put it back from a backup"));
      case OPENED ->
          member
              .certificate()
              .filter(certificate -> !key.publicKey().equals(Optional.of(certificate.publicKey())))
              .map(
                  other -> Finding.of(Trouble.OTHER_KEY, file).remedy("put it back from a backup"));
    };
  }

  private static boolean isKeptElsewhere(IssuerName name, Patient patient) {
    return name.isRoot() && patient.layout().rootKey() != RootKeyPlace.KEPT;
  }

  private static Optional<Finding> rootKeyHere(Patient patient) {
    return patient.layout().rootKey() == RootKeyPlace.KEPT
            || patient.layout().keys().stream().noneMatch(IssuerName::isRoot)
        ? Optional.empty()
        : Optional.of(
            Finding.of(Trouble.ROOT_KEY_HERE, patient.layout().keyFile(IssuerName.ROOT))
                .remedy("see that there is another copy where it is to be, and remove this one"));
  }

  /** Keys first: a certificate may come meanwhile, and is then there. */
  private static List<FileFacts> withoutCertificate(Patient patient) {
    List<FileFacts> files = new ArrayList<>();
    for (IssuerName name : patient.layout().keys()) {
      if (FileFacts.of(patient.directory().resolve(patient.layout().certificateFile(name)))
          .isEmpty()) {
        FileFacts.of(patient.directory().resolve(patient.layout().keyFile(name)))
            .ifPresent(files::add);
      }
    }
    return files;
  }
}
