package dev.minica.issuance;

import dev.minica.MinicaException;
import dev.minica.verification.NameLimits;
import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import dev.minica.x509.GeneralName.Kind;
import dev.minica.x509.NameConstraints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The names that a CA is to be kept to, as somebody wrote them down, and the name constraints that
 * keep it there with every client.
 *
 * <p>RFC 5280 lets each kind of name through that no subtree speaks of. So where anything is
 * permitted, the kinds that nobody mentioned are closed: e-mail addresses and URIs to the permitted
 * hosts and those below, and what cannot be derived by a subtree that holds nobody. {@code
 * ConfinementTest} holds the choices against six implementations.
 *
 * @param permitted the bases of what it may name; empty for everything
 * @param excluded the bases of what it may not name
 */
public record Confinement(List<GeneralName> permitted, List<GeneralName> excluded) {

  /** May name everything. */
  public static final Confinement NONE = new Confinement(List.of(), List.of());

  /** More subtrees than this make clients give up on certificates with many names. */
  private static final int MAX_SUBTREES = 200;

  /** RFC 6761 section 6.4: no such name will ever be found. */
  private static final String NOBODY = "invalid";

  /** RFC 919 section 7: limited broadcast, where no server can be. */
  private static final GeneralName NO_V4 = base("ip:255.255.255.255/32");

  /** RFC 4291 section 2.7.1: a multicast address that is never given to a group. */
  private static final GeneralName NO_V6 = base("ip:ff00::/128");

  private static final GeneralName ALL_V4 = base("ip:0.0.0.0/0");
  private static final GeneralName ALL_V6 = base("ip:::/0");

  public Confinement {
    permitted = List.copyOf(permitted);
    excluded = List.copyOf(excluded);
  }

  public boolean isEmpty() {
    return permitted.isEmpty() && excluded.isEmpty();
  }

  /**
   * The constraints of a root that is kept so.
   *
   * @throws MinicaException USAGE if something permitted is wholly excluded, or there are more
   *     subtrees than clients take
   */
  public NameConstraints constraints() {
    return within(NameLimits.of(List.of()));
  }

  /**
   * The constraints of a CA below others. It says again what its issuer says, since Java passes
   * over what a root says.
   *
   * @param chain its issuer first, then that one's issuer, up to the root
   * @throws MinicaException REFUSED if it is to permit what one of them does not; USAGE as {@link
   *     #constraints}, or if nothing is left of what its issuer permits
   */
  public NameConstraints constraintsBelow(List<Certificate> chain) {
    NameConstraints above = NameConstraints.of(chain.get(0));
    NameLimits limits = NameLimits.of(chain);
    permitted.forEach(base -> requireWithin(base, limits));
    List<GeneralName> allExcluded = new ArrayList<>(above.excluded());
    allExcluded.addAll(excluded);
    return new Confinement(permitted.isEmpty() ? left(above.permitted()) : permitted, allExcluded)
        .within(limits);
  }

  /** What an issuer permits, but for what is wholly excluded here. */
  private List<GeneralName> left(List<GeneralName> inherited) {
    List<GeneralName> left =
        inherited.stream()
            .filter(base -> excluded.stream().noneMatch(exclusion -> isWithin(base, exclusion)))
            .toList();
    if (!inherited.isEmpty() && left.stream().allMatch(Confinement::isNobodys)) {
      throw new MinicaException(
              MinicaException.Kind.USAGE, "nothing is left of what the issuer permits")
          .withHint("exclude less");
    }
    return left;
  }

  /** With a host go its mailboxes, and its URIs: what is not permitted needs no exclusion. */
  private static boolean isWithin(GeneralName base, GeneralName exclusion) {
    boolean isOfHost =
        exclusion.kind() == Kind.DNS
            && (base.kind() == Kind.EMAIL || base.kind() == Kind.URI)
            && !base.value().contains("@");
    if (!isOfHost) {
      return NameLimits.covers(exclusion, base);
    }
    String host = base.value().startsWith(".") ? base.value().substring(1) : base.value();
    return NameLimits.covers(exclusion, base("dns:" + host));
  }

  /** {@link #constraints} as extensions: one, or none if everything may be named. */
  List<Extension> extensions() {
    return extensions(constraints());
  }

  /** {@link #constraintsBelow} likewise. */
  List<Extension> extensionsBelow(List<Certificate> chain) {
    return extensions(constraintsBelow(chain));
  }

  private static List<Extension> extensions(NameConstraints constraints) {
    return constraints.isEmpty() ? List.of() : List.of(Extensions.nameConstraints(constraints));
  }

  private static void requireWithin(GeneralName base, NameLimits limits) {
    Optional<NameLimits.Violation> violation = limits.violation(base);
    if (violation.isPresent()) {
      throw new MinicaException(
              MinicaException.Kind.REFUSED,
              "the CA is to permit what its issuer may not: " + violation.get().words())
          .withHint("permit a part of what the issuer permits");
    }
  }

  private NameConstraints within(NameLimits limits) {
    List<GeneralName> exclusions = exclusions();
    if (permitted.isEmpty()) {
      return bounded(List.of(), exclusions);
    }
    permitted.forEach(this::requireNotExcluded);
    List<GeneralName> permissions = new ArrayList<>(permitted);
    if (!has(Kind.DNS)) {
      permissions.add(base("dns:" + NOBODY));
    }
    permissions.addAll(hosts(Kind.EMAIL, "email:", limits));
    permissions.addAll(hosts(Kind.URI, "uri:", limits));
    if (has(Kind.IP)) {
      closeOtherFamily(permissions);
      exclusions.removeIf(base -> base.kind() == Kind.IP && !isPartOfPermitted(base));
    } else {
      exclusions.addAll(List.of(ALL_V4, ALL_V6));
    }
    return bounded(permissions, exclusions);
  }

  private void requireNotExcluded(GeneralName base) {
    for (GeneralName exclusion : excluded) {
      if (NameLimits.covers(exclusion, base)) {
        throw new MinicaException(
                MinicaException.Kind.USAGE,
                base + " is permitted, and " + exclusion + " excludes all of it")
            .withHint("leave one of the two out");
      }
    }
  }

  /**
   * With a host its mailboxes are excluded, too. Its URIs are not: where there are excluded
   * subtrees of URIs, GnuTLS refuses each certificate that has a URI at all.
   */
  private List<GeneralName> exclusions() {
    List<GeneralName> exclusions = new ArrayList<>(excluded);
    for (GeneralName base : excluded) {
      if (base.kind() == Kind.DNS) {
        exclusions.addAll(hostAndBelow("email:", base));
      }
    }
    return exclusions;
  }

  /** What is permitted of a kind that names hosts, where nothing was said of it. */
  private List<GeneralName> hosts(Kind kind, String prefix, NameLimits limits) {
    if (has(kind)) {
      return List.of();
    }
    List<GeneralName> bases = new ArrayList<>();
    for (GeneralName base : permitted) {
      if (base.kind() == Kind.DNS) {
        bases.addAll(hostAndBelow(prefix, base));
      }
    }
    bases.removeIf(base -> limits.violation(base).isPresent());
    return bases.isEmpty() ? List.of(base(prefix + NOBODY)) : bases;
  }

  /** RFC 5280 section 4.2.1.10: unlike a DNS name, these are either a host or those below. */
  private static List<GeneralName> hostAndBelow(String prefix, GeneralName host) {
    String name = host.value().startsWith(".") ? host.value().substring(1) : host.value();
    return List.of(base(prefix + name), base(prefix + "." + name));
  }

  /**
   * GnuTLS takes addresses of a family that no subtree is of. Excluding the other family does not
   * do: where {@code ::/0} is excluded, Java fails on each IPv4 address that is permitted.
   */
  private void closeOtherFamily(List<GeneralName> permissions) {
    if (!hasNetwork(ALL_V4)) {
      permissions.add(NO_V4);
    }
    if (!hasNetwork(ALL_V6)) {
      permissions.add(NO_V6);
    }
  }

  private boolean hasNetwork(GeneralName family) {
    return permitted.stream().anyMatch(base -> NameLimits.covers(family, base));
  }

  /** An exclusion elsewhere says nothing new, and of the other family would upset Java. */
  private boolean isPartOfPermitted(GeneralName exclusion) {
    return permitted.stream().anyMatch(base -> NameLimits.covers(base, exclusion));
  }

  private boolean has(Kind kind) {
    return permitted.stream().anyMatch(base -> base.kind() == kind);
  }

  private static NameConstraints bounded(List<GeneralName> permitted, List<GeneralName> excluded) {
    NameConstraints constraints =
        new NameConstraints(
            permitted.stream().distinct().toList(), excluded.stream().distinct().toList());
    int size = constraints.permitted().size() + constraints.excluded().size();
    if (size > MAX_SUBTREES) {
      throw new MinicaException(
              MinicaException.Kind.USAGE,
              "name constraints of " + size + " subtrees, more than " + MAX_SUBTREES)
          .withHint("permit a domain above them, or make several CAs");
    }
    return constraints;
  }

  /** Whether the subtree of this base is there only to close its kind of name. */
  static boolean isNobodys(GeneralName base) {
    return base.equals(NO_V4) || base.equals(NO_V6) || base.value().equals(NOBODY);
  }

  private static GeneralName base(String word) {
    return NameConstraints.parse(word).get(0);
  }
}
