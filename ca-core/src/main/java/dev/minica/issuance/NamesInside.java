package dev.minica.issuance;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.verification.NameLimits;
import dev.minica.verification.NameLimits.Violation;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.GeneralName;
import dev.minica.x509.NameConstraints;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Refuses what lies outside the name constraints of the issuing chain, before anything is signed:
 * clients would refuse the certificate, each with its own words.
 */
final class NamesInside {

  /** How many permitted subtrees a hint lists. */
  private static final int SHOWN = 12;

  private final List<Certificate> chain;
  private final NameLimits limits;

  /**
   * @param chain the issuer's certificate and those above it, the root's included
   */
  NamesInside(List<Certificate> chain) {
    this.chain = chain;
    this.limits = NameLimits.of(chain);
  }

  /**
   * The subject of what is asked for, all of whose names are inside. Where DNS names are limited
   * and none is asked for, many clients would hold a common name against the limits that they take
   * for one: a subject that nobody chose is empty then.
   *
   * @param chosen the subject, if somebody chose one
   * @throws MinicaException REFUSED naming the first name that is outside
   */
  DistinguishedName subject(IssuanceRequest request, Optional<DistinguishedName> chosen) {
    boolean isHost = request.profile().isForAuthorities() || hasHost(request.names());
    DistinguishedName subject = chosen.orElseGet(() -> standard(request, isHost));
    request.names().forEach(this::refuseUnlimited);
    Optional<Violation> violation = limits.violation(subject, request.names());
    if (violation.isPresent()) {
      throw refused("name " + violation.get().words()).withHint(permitted(violation.get()));
    }
    if (!isHost) {
      commonNameViolation(subject, request).ifPresent(NamesInside::refuseCommonName);
    }
    return subject;
  }

  /** No subtree that all clients heed speaks of other kinds, so that none of them is permitted. */
  private void refuseUnlimited(GeneralName name) {
    boolean isLimited =
        switch (name.kind()) {
          case DNS, IP, EMAIL, URI, DIRECTORY -> true;
          default -> false;
        };
    boolean permits =
        chain.stream()
            .filter(authority -> authority.extension(Extension.NAME_CONSTRAINTS).isPresent())
            .anyMatch(authority -> !NameConstraints.of(authority).permitted().isEmpty());
    if (!isLimited && permits) {
      throw refused("name " + name + " is of a kind that no name constraints can permit")
          .withHint("issue it by a CA without --permit");
    }
  }

  private DistinguishedName standard(IssuanceRequest request, boolean isHost) {
    DistinguishedName subject = DefaultSubject.of(request.names());
    return isHost || commonNameViolation(subject, request).isEmpty()
        ? subject
        : DistinguishedName.EMPTY;
  }

  private Optional<Violation> commonNameViolation(
      DistinguishedName subject, IssuanceRequest request) {
    return limits.commonNameViolation(subject, request.profile().isForServers());
  }

  private static boolean hasHost(List<GeneralName> names) {
    return names.stream().anyMatch(name -> name.kind() == GeneralName.Kind.DNS);
  }

  private static void refuseCommonName(Violation violation) {
    throw refused(
            "the common name, which clients take for a DNS name where there is none: name "
                + violation.words())
        .withHint("add a DNS name that is permitted, or give a subject without common name");
  }

  private static MinicaException refused(String message) {
    return new MinicaException(Kind.REFUSED, message);
  }

  /** What the CA in question does permit: of the name's kind, or where that is closed, hosts. */
  private static String permitted(Violation violation) {
    List<GeneralName> all = NameConstraints.of(violation.authority()).permitted();
    List<GeneralName> some =
        all.stream()
            .filter(base -> !Confinement.isNobodys(base))
            .filter(base -> isHost(base) || base.kind() == violation.name().kind())
            .toList();
    if (some.isEmpty()) {
      return "choose another name, or another CA";
    }
    int more = some.size() - SHOWN;
    return some.stream()
        .limit(SHOWN)
        .map(GeneralName::toString)
        .collect(
            Collectors.joining(
                ", ", "it may name what is in ", more > 0 ? " and " + more + " more" : ""));
  }

  private static boolean isHost(GeneralName base) {
    return base.kind() == GeneralName.Kind.DNS || base.kind() == GeneralName.Kind.IP;
  }
}
