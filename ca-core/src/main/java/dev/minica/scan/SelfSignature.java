package dev.minica.scan;

import dev.minica.lint.Role;
import dev.minica.lint.Specimen;
import dev.minica.lint.cabf.NoDigestsThatCollide;
import dev.minica.scan.Judgement.Verdict;
import dev.minica.x509.Extension;
import dev.minica.x509.KeyUsage;
import java.time.Instant;
import java.util.Optional;

/**
 * Says whether what a certificate signed itself with is weak. That of a root protects nothing,
 * since who trusts it takes its name and key from where nobody else writes; so a digest that
 * collides matters to roots no more. What is no root, but a server's certificate that nobody else
 * vouches for, shows by it that what made it is out of date.
 */
final class SelfSignature {

  /** Since then browsers take no SHA-1; CAs had ended it a year before. */
  private static final Instant END_OF_SHA1 = Instant.parse("2017-01-01T00:00:00Z");

  private SelfSignature() {}

  static Optional<Verdict> weakness(Specimen certificate) {
    Role role = certificate.role();
    return role.isSelfSigned() && !isRoot(certificate, role)
        ? NoDigestsThatCollide.digest(certificate).map(SelfSignature::verdict)
        : Optional.empty();
  }

  private static Verdict verdict(String digest) {
    return Verdict.of(Problem.WEAK_SIGNATURE, "it signed itself using " + digest);
  }

  /** Programs call a CA by default what is to serve hosts, so that this alone makes no root. */
  private static boolean isRoot(Specimen certificate, Role role) {
    return isOfOld(certificate)
        || (role.isCa()
            && role.allows(KeyUsage.KEY_CERT_SIGN)
            && !certificate.has(Extension.SUBJECT_ALT_NAME)
            && !certificate.has(Extension.EXTENDED_KEY_USAGE));
  }

  /** Roots that have lasted since are found in all stores of roots, some without any extension. */
  static boolean isOfOld(Specimen certificate) {
    return Specimen.moment(certificate.notBefore())
        .filter(made -> made.isBefore(END_OF_SHA1))
        .isPresent();
  }
}
