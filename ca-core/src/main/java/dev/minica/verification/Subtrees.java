package dev.minica.verification;

import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import dev.minica.x509.NameConstraints;
import java.util.List;
import java.util.Optional;

/**
 * Name constraints in the form in which names are compared with them.
 *
 * @param permitted permittedSubtrees of RFC 5280 section 4.2.1.10
 * @param excluded excludedSubtrees
 */
record Subtrees(List<Subtree> permitted, List<Subtree> excluded) {

  static final Subtrees NONE = new Subtrees(List.of(), List.of());

  /**
   * What a CA certificate says.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if the extension is malformed
   */
  static Subtrees of(Certificate authority) {
    NameConstraints constraints = NameConstraints.of(authority);
    return constraints.isEmpty()
        ? NONE
        : new Subtrees(of(constraints.permitted()), of(constraints.excluded()));
  }

  private static List<Subtree> of(List<GeneralName> bases) {
    return bases.stream().map(base -> new Subtree(ComparableName.ofBase(base))).toList();
  }

  /** How many comparisons a name costs. */
  int size() {
    return permitted.size() + excluded.size();
  }

  /** The permitted subtrees that speak of names like this; none if all such names are free. */
  List<Subtree> permittedLike(ComparableName name) {
    return permitted.stream().filter(subtree -> subtree.speaksOf(name)).toList();
  }

  /** The first subtree that any part of the name is excluded by. */
  Optional<Subtree> exclusion(ComparableName name) {
    return excluded.stream().filter(subtree -> subtree.excludes(name)).findFirst();
  }

  /** Whether the name lies in a permitted subtree, or its kind of name is free. */
  boolean permits(ComparableName name) {
    List<Subtree> like = permittedLike(name);
    return like.isEmpty() || like.stream().anyMatch(subtree -> subtree.permits(name));
  }
}
