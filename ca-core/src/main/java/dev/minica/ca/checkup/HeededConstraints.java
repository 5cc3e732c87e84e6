package dev.minica.ca.checkup;

import dev.minica.MinicaException;
import dev.minica.x509.GeneralName;
import dev.minica.x509.GeneralName.Kind;
import dev.minica.x509.NameConstraints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Name constraints that some clients pass over (see {@link dev.minica.issuance.Confinement}). */
final class HeededConstraints implements Check {

  @Override
  public List<Finding> look(Patient patient) {
    List<Finding> findings = new ArrayList<>();
    boolean isRootBound = false;
    for (Member member : patient.members()) {
      Optional<NameConstraints> own = constraints(member, findings);
      boolean isBound = own.filter(constraints -> !constraints.isEmpty()).isPresent();
      if (member.name().isRoot()) {
        isRootBound = isBound;
        if (isBound && patient.layout().issuer().isRoot()) {
          findings.add(ofRoot(member));
        }
      } else if (isRootBound && own.isPresent() && !isBound && !isRevoked(member, patient)) {
        findings.add(notRepeated(member));
      }
      own.filter(constraints -> !constraints.permitted().isEmpty())
          .flatMap(HeededConstraints::openKinds)
          .ifPresent(
              open -> findings.add(Finding.of(Trouble.KIND_OPEN, member.file()).detail(open)));
    }
    return findings;
  }

  private static Optional<NameConstraints> constraints(Member member, List<Finding> findings) {
    try {
      return member.certificate().map(NameConstraints::of);
    } catch (MinicaException e) {
      findings.add(
          Finding.of(Trouble.CONSTRAINTS_UNREADABLE, member.file())
              .detail(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static boolean isRevoked(Member member, Patient patient) {
    return member.certificate().flatMap(patient::revocation).isPresent();
  }

  private static Finding ofRoot(Member member) {
    return Finding.of(Trouble.CONSTRAINTS_ON_ROOT, member.file())
        .remedy(
            "minica intermediate create issuing, and name it in the line issuer= of the settings");
  }

  private static Finding notRepeated(Member member) {
    return Finding.of(Trouble.CONSTRAINTS_NOT_REPEATED, member.file())
        .remedy(
            "minica intermediate create makes one that does; then minica revoke the old one, "
                + member.name());
  }

  /** RFC 5280 section 4.2.1.10: what no subtree is of is not constrained. */
  private static Optional<String> openKinds(NameConstraints constraints) {
    List<String> open = new ArrayList<>();
    for (Kind kind : List.of(Kind.DNS, Kind.EMAIL, Kind.URI)) {
      if (bases(constraints).noneMatch(base -> base.kind() == kind)) {
        open.add(kind == Kind.DNS ? "DNS names" : kind == Kind.EMAIL ? "e-mail addresses" : "URIs");
      }
    }
    if (!hasFamily(constraints, 4)) {
      open.add("IPv4 addresses");
    }
    if (!hasFamily(constraints, 16)) {
      open.add("IPv6 addresses");
    }
    return open.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", open));
  }

  /** A subtree has an address and a mask, each as long as an address. */
  private static boolean hasFamily(NameConstraints constraints, int octets) {
    return bases(constraints)
        .anyMatch(base -> base.kind() == Kind.IP && base.ipBytes().length == 2 * octets);
  }

  private static Stream<GeneralName> bases(NameConstraints constraints) {
    return Stream.concat(constraints.permitted().stream(), constraints.excluded().stream());
  }
}
