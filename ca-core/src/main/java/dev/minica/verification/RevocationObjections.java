package dev.minica.verification;

import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlEntry;
import dev.minica.revocation.DistributionPoint;
import dev.minica.revocation.RevocationReason;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What is objected to a certificate that is revoked, or may be. */
final class RevocationObjections {

  /** How many CRLs, issuers or addresses an objection quotes. */
  private static final int QUOTED = 3;

  private RevocationObjections() {}

  static Objection revoked(PathCertificate certificate, CrlEntry entry) {
    return new Objection(
        Reason.REVOKED,
        certificate.certificate(),
        "it is revoked since " + entry.revocationDate() + ": " + entry.reason(),
        remedy(entry.reason()));
  }

  private static String remedy(RevocationReason reason) {
    return switch (reason) {
      case KEY_COMPROMISE -> "stop using its key, and have a certificate issued for a new one";
      case CA_COMPROMISE, AA_COMPROMISE -> "have it issued by a CA that is not compromised";
      case AFFILIATION_CHANGED -> "have it issued again with the names that hold now";
      case SUPERSEDED -> "use the certificate that took its place";
      case CESSATION_OF_OPERATION -> "have a new one issued if it is needed again";
      case CERTIFICATE_HOLD -> "ask its issuer to lift the hold";
      default -> "use a certificate that its issuer has not withdrawn";
    };
  }

  /**
   * The status is UNDETERMINED (6.3.3).
   *
   * @param points where its revocation is published
   * @param faults of the CRLs that might have told
   * @param given all CRLs there are
   */
  static Objection unknown(
      PathCertificate certificate,
      List<DistributionPoint> points,
      Collection<CrlFault> faults,
      List<Crl> given) {
    String words =
        faults.isEmpty()
            ? "no CRL says whether it is revoked: none of " + issuer(certificate) + others(given)
            : "no usable CRL says whether it is revoked: "
                + quoted(faults.stream().map(CrlFault::words).toList());
    String remedy =
        faults.stream()
            .map(CrlFault::remedy)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("add a current CRL of " + issuer(certificate) + " that covers it");
    return new Objection(
        Reason.REVOCATION_UNKNOWN,
        certificate.certificate(),
        words,
        remedy + publication(certificate, points));
  }

  private static DistinguishedName issuer(PathCertificate certificate) {
    return certificate.certificate().issuer();
  }

  private static String others(List<Crl> given) {
    return ", only of " + quoted(given.stream().map(crl -> crl.issuer().toString()).toList());
  }

  private static String publication(PathCertificate certificate, List<DistributionPoint> points) {
    List<String> addresses =
        points.stream()
            .flatMap(point -> point.name().stream())
            .flatMap(name -> name.names(issuer(certificate)).stream())
            .filter(name -> name.kind() == GeneralName.Kind.URI)
            .map(GeneralName::displayValue)
            .toList();
    return addresses.isEmpty() ? "" : "; it is published at " + quoted(addresses);
  }

  private static String quoted(List<String> texts) {
    List<String> distinct = texts.stream().distinct().toList();
    String first = distinct.stream().limit(QUOTED).collect(Collectors.joining("; "));
    int more = distinct.size() - QUOTED;
    return more > 0 ? first + "; and " + more + " more" : first;
  }
}
