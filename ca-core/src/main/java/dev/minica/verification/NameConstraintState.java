package dev.minica.verification;

import dev.minica.x509.Certificate;
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

  private record Source(Certificate authority, Subtrees constraints) {}

  private final Work work;
  private final List<Source> sources = new ArrayList<>();

  NameConstraintState(Work work) {
    this.work = work;
  }

  /** 6.1.4 (g): what this CA says holds for everything below it. */
  void add(PathCertificate authority) {
    if (!authority.nameConstraints().equals(Subtrees.NONE)) {
      sources.add(new Source(authority.certificate(), authority.nameConstraints()));
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
      work.comparisons(names.size() * source.constraints().size());
      if (work.isExhausted()) {
        objections.add(tooMany(certificate));
        return objections;
      }
      names.forEach(
          name ->
              rule(name, source.constraints())
                  .map(rule -> outside(certificate, name, source, rule))
                  .ifPresent(objections::add));
    }
    return objections;
  }

  /** What of the constraints the name is against, in words; empty if it is inside. */
  static Optional<String> rule(ComparableName name, Subtrees constraints) {
    Optional<Subtree> exclusion = constraints.exclusion(name);
    if (exclusion.isPresent()) {
      return exclusion.map(subtree -> "excludes " + subtree);
    }
    return constraints.permits(name)
        ? Optional.empty()
        : Optional.of(permission(name, constraints));
  }

  /** Which names of this kind are permitted, in words. */
  static String permission(ComparableName name, Subtrees constraints) {
    return "permits only " + listed(constraints.permittedLike(name));
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
            + source.authority().subject()
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
