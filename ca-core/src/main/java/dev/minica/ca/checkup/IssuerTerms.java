package dev.minica.ca.checkup;

import dev.minica.issuance.Profile;
import dev.minica.x509.Certificate;
import dev.minica.x509.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** For how long the issuing CAs last. */
final class IssuerTerms implements Check {

  /** Time enough to make another and tell all clients. */
  private static final Duration SOON = Duration.ofDays(30);

  /** A CA that was made for a week is no trouble from its first day on. */
  private static final int SHARE_LEFT = 10;

  @Override
  public List<Finding> look(Patient patient) {
    return patient.members().stream()
        .flatMap(member -> member.certificate().flatMap(c -> finding(member, c, patient)).stream())
        .toList();
  }

  private static Optional<Finding> finding(
      Member member, Certificate certificate, Patient patient) {
    if (!member.name().isRoot() && patient.revocation(certificate).isPresent()) {
      return Optional.empty();
    }
    return trouble(certificate.validity(), patient.now())
        .map(
            trouble ->
                Finding.of(trouble, member.file())
                    .detail("valid until " + certificate.validity().notAfter())
                    .remedy(remedy(member)));
  }

  private static Optional<Trouble> trouble(Validity validity, Instant now) {
    Instant end = validity.notAfter();
    Duration term = Duration.between(validity.notBefore(), end);
    Duration share = term.dividedBy(SHARE_LEFT);
    if (end.isBefore(now)) {
      return Optional.of(Trouble.ISSUER_EXPIRED);
    }
    if (end.isBefore(now.plus(share.compareTo(SOON) < 0 ? share : SOON))) {
      return Optional.of(Trouble.ISSUER_EXPIRES);
    }
    boolean wasLongEnough = !end.isBefore(Profile.SERVER.lifetime().after(validity.notBefore()));
    return wasLongEnough && end.isBefore(Profile.SERVER.lifetime().after(now))
        ? Optional.of(Trouble.CUT_SHORT)
        : Optional.empty();
  }

  private static String remedy(Member member) {
    return member.name().isRoot()
        ? "make a new CA in another directory, and have clients trust both for a while"
        : "minica intermediate create, and name it with --issuer";
  }
}
