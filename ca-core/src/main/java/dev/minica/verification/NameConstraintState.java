package dev.minica.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * permitted_subtrees and excluded_subtrees of RFC 5280 section 6.1.1: what the CAs so far have said
 * of the names below them. Intersecting permitted subtrees is to ask each CA in turn.
 */
final class NameConstraintState {

  /** How many permitted subtrees an objection quotes. */
  private static final int QUOTED = 3;

  private record Source(PathCertificate authority, NameConstraints constraints) {}

  private final Work work;
  private final List<Source> sources = new ArrayList<>();

  NameConstraintState(Work work) {
    this.work = work;
  }

  /** 6.1.4 (g): what this CA says holds for everything below it. */
  void add(PathCertificate authority) {
    if (!authority.nameConstraints().equals(NameConstraints.NONE)) {
      sources.add(new Source(authority, authority.nameConstraints()));
    }
  }

  /** 6.1.3 (b) and (c): which names of the certificate are outside. */
  List<Objection> objections(PathCertificate certificate) {
    List<Objection> objections = new ArrayList<>();
    if (sources.isEmpty()) {
      return objections;
    }
    List<ComparableName> names = certificate.names();
    for (Source source : sources) {
      NameConstraints constraints = source.constraints();
      work.comparisons(
          names.size() * (constraints.permitted().size() + constraints.excluded().size()));
      if (work.isExhausted()) {
        objections.add(tooMany(certificate));
        return objections;
      }
      names.forEach(name -> violation(certificate, name, source).ifPresent(objections::add));
    }
    return objections;
  }

  private static Optional<Objection> violation(
      PathCertificate certificate, ComparableName name, Source source) {
    NameConstraints constraints = source.constraints();
    for (Subtree subtree : constraints.excluded()) {
      if (subtree.excludes(name)) {
        return Optional.of(outside(certificate, name, source, "excludes " + subtree));
      }
    }
    List<Subtree> sameForm =
        constraints.permitted().stream().filter(subtree -> subtree.speaksOf(name)).toList();
    if (sameForm.isEmpty() || sameForm.stream().anyMatch(subtree -> subtree.permits(name))) {
      return Optional.empty();
    }
    return Optional.of(outside(certificate, name, source, "permits only " + listed(sameForm)));
  }

  private static String listed(List<Subtree> bases) {
    String first =
        bases.stream().limit(QUOTED).map(Subtree::toString).collect(Collectors.joining(", "));
    int more = bases.size() - QUOTED;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static Objection outside(
      PathCertificate certificate, ComparableName name, Source source, String rule) {
    return new Objection(
        Reason.NAME_CONSTRAINT,
        certificate.certificate(),
        "its name "
            + name
            + " is outside the name constraints of "
            + source.authority().certificate().subject()
            + ", which "
            + rule,
        "have it issued for names that its issuers may name, or by another issuer");
  }

  private static Objection tooMany(PathCertificate certificate) {
    return new Objection(
        Reason.SEARCH_BOUND,
        certificate.certificate(),
        "it has too many names to compare with the name constraints above it",
        "have it issued with fewer names");
  }
}
