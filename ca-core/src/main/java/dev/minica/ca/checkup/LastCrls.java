package dev.minica.ca.checkup;

import dev.minica.revocation.Crl;
import dev.minica.store.CrlArchive;
import dev.minica.x509.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the last CRL of each issuing CA does what it is for. */
final class LastCrls implements Check {

  /** Of a CRL for a week, a day. */
  private static final int SHARE_LEFT = 7;

  @Override
  public List<Finding> look(Patient patient) {
    List<Finding> findings = new ArrayList<>();
    for (Patient.LastCrl last : patient.lastCrls()) {
      finding(last, patient).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> finding(Patient.LastCrl last, Patient patient) {
    String where = CrlArchive.DIRECTORY + "/" + last.keyId();
    if (last.problem().isPresent()) {
      return Optional.of(
          Finding.of(Trouble.CRL_UNREADABLE, where)
              .detail(last.problem().get())
              .remedy("put it back from a backup"));
    }
    Optional<Member> member = patient.member(last.keyId());
    if (member.isEmpty()) {
      return Optional.of(Finding.of(Trouble.CRLS_OF_OTHERS, where));
    }
    return last.crl().flatMap(crl -> finding(crl, member.get(), patient));
  }

  private static Optional<Finding> finding(Crl crl, Member member, Patient patient) {
    String where = patient.where(patient.crls().file(member.keyId().orElseThrow(), crl));
    Certificate issuer = member.certificate().orElseThrow();
    if (!crl.isSignedBy(issuer.publicKey())) {
      return Optional.of(
          Finding.of(Trouble.CRL_NOT_SIGNED, where).remedy("see where it comes from"));
    }
    // nothing below it is valid any more, and a CRL would be of use to nobody
    boolean isOver = issuer.validity().notAfter().isBefore(patient.now());
    return isOver
        ? Optional.empty()
        : crl.nextUpdate()
            .flatMap(end -> trouble(crl.thisUpdate(), end, patient))
            .map(
                trouble ->
                    Finding.of(trouble, where)
                        .detail("until " + crl.nextUpdate().orElseThrow())
                        .remedy(remedy(member, patient)));
  }

  private static Optional<Trouble> trouble(Instant start, Instant end, Patient patient) {
    if (end.isBefore(patient.now())) {
      return Optional.of(patient.layout().isPublished() ? Trouble.CRL_EXPIRED : Trouble.CRL_UNUSED);
    }
    Instant due = end.minus(Duration.between(start, end).dividedBy(SHARE_LEFT));
    return due.isBefore(patient.now()) ? Optional.of(Trouble.CRL_DUE) : Optional.empty();
  }

  private static String remedy(Member member, Patient patient) {
    return member.name().isRoot()
        ? switch (patient.layout().rootKey()) {
          case KEPT -> "minica crl --issuer root";
          case OUT -> "minica crl --issuer root --root-key FILE";
          case DESTROYED -> "none: the root's key was destroyed";
        }
        : "minica crl --issuer " + member.name();
  }
}
