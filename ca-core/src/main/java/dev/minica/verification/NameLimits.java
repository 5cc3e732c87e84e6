package dev.minica.verification;

import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the CA certificates of a chain say together of the names below them (RFC 5280 section
 * 4.2.1.10), for whoever is about to sign one more. The chain's root counts like every other.
 */
public final class NameLimits {

  private record Limit(Certificate authority, Subtrees subtrees) {}

  private final List<Limit> limits;

  private NameLimits(List<Limit> limits) {
    this.limits = limits;
  }

  /**
   * A name that is outside.
   *
   * @param name the name, or base of a subtree
   * @param authority the CA certificate whose constraints it is against
   * @param rule what of these: {@code excludes ip:0.0.0.0/0}, {@code permits only dns:example.test}
   */
  public record Violation(GeneralName name, Certificate authority, String rule) {

    /** Name, CA and rule, escaped: {@code dns:a.example is outside ...}. */
    public String words() {
      return name
          + " is outside the name constraints of "
          + authority.subject()
          + ", which "
          + rule;
    }
  }

  /**
   * The limits that these CA certificates set; those without the extension set none.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if the extension of one is malformed
   */
  public static NameLimits of(List<Certificate> authorities) {
    List<Limit> limits = new ArrayList<>();
    for (Certificate authority : authorities) {
      Subtrees subtrees = Subtrees.of(authority);
      if (!subtrees.equals(Subtrees.NONE)) {
        limits.add(new Limit(authority, subtrees));
      }
    }
    return new NameLimits(limits);
  }

  /**
   * The first name of a certificate that is outside: of its alternative names, the e-mail addresses
   * in its subject, the subject itself, and common names that look like a host where no alternative
   * name is a DNS name.
   */
  public Optional<Violation> violation(DistinguishedName subject, List<GeneralName> altNames) {
    for (ComparableName name : ComparableName.namesOf(subject, altNames)) {
      for (Limit limit : limits) {
        Optional<String> rule = NameConstraintState.rule(name, limit.subtrees());
        if (rule.isPresent()) {
          return rule.map(words -> new Violation(name.name(), limit.authority(), words));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The first common name that is not among the permitted DNS names, if those are limited. Of an
   * end entity without a DNS name, Java and OpenSSL take each common name for one that could be a
   * host or an address, and of a server GnuTLS and NSS take any at all, and hold that against the
   * constraints.
   *
   * @param isServer whether it is for a server, or for whatever
   */
  public Optional<Violation> commonNameViolation(DistinguishedName subject, boolean isServer) {
    for (ComparableName name : ComparableName.commonNames(subject)) {
      if (!isServer && !couldBeHost(name.text())) {
        continue;
      }
      for (Limit limit : limits) {
        if (!limit.subtrees().permits(name)) {
          String rule = NameConstraintState.permission(name, limit.subtrees());
          return Optional.of(new Violation(name.name(), limit.authority(), rule));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean couldBeHost(String text) {
    return text.chars()
        .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || ".-_:".indexOf(c) >= 0));
  }

  /** Why not all names in the subtree of this base may be below; empty if nothing is against it. */
  public Optional<Violation> violation(GeneralName base) {
    Subtree subtree = new Subtree(ComparableName.ofBase(base));
    for (Limit limit : limits) {
      Optional<String> rule = rule(subtree, limit.subtrees());
      if (rule.isPresent()) {
        return rule.map(words -> new Violation(base, limit.authority(), words));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> rule(Subtree subtree, Subtrees limits) {
    for (Subtree excluded : limits.excluded()) {
      if (excluded.covers(subtree)) {
        return Optional.of("excludes " + excluded);
      }
    }
    List<Subtree> like = limits.permittedLike(subtree.base());
    return like.isEmpty() || like.stream().anyMatch(permitted -> permitted.covers(subtree))
        ? Optional.empty()
        : Optional.of(NameConstraintState.permission(subtree.base(), limits));
  }

  /** Whether everything in the subtree of the second base is in that of the first. */
  public static boolean covers(GeneralName base, GeneralName other) {
    return new Subtree(ComparableName.ofBase(base))
        .covers(new Subtree(ComparableName.ofBase(other)));
  }
}
