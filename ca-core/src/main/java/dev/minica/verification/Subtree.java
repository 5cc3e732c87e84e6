package dev.minica.verification;

import dev.minica.x509.GeneralName;
import java.util.Arrays;

/**
 * One subtree of name constraints and what lies in it (RFC 5280 section 4.2.1.10). A name that
 * cannot be read, or of a form that cannot be compared, is neither permitted nor spared: of two
 * mistakes, only refusing a good certificate can be seen by whom it hits.
 *
 * @param base the root of the subtree
 */
record Subtree(ComparableName base) {

  boolean speaksOf(ComparableName name) {
    return base.isSameFormAs(name);
  }

  /** Whether the whole of the name lies inside. */
  boolean permits(ComparableName name) {
    return speaksOf(name) && isComparable(name) && contains(name);
  }

  /** Whether any part of the name lies inside: a wildcard may stand for an excluded host. */
  boolean excludes(ComparableName name) {
    return speaksOf(name) && (!isComparable(name) || contains(name) || reachesInto(name));
  }

  private static boolean isComparable(ComparableName name) {
    return switch (name.name().kind()) {
      case DNS -> DnsName.isHostOrWildcard(name.text());
      case EMAIL -> name.text().indexOf('@') > 0 && DnsName.isHost(domain(name.text()));
      case URI -> DnsName.isHost(name.text());
      case IP, DIRECTORY -> true;
      default -> false;
    };
  }

  private boolean contains(ComparableName name) {
    return switch (name.name().kind()) {
      case DNS -> DnsName.isUnder(name.text(), base.text());
      case EMAIL -> containsAddress(name.text());
      case URI -> containsHost(name.text(), base.text());
      case IP -> base.name().holds(name.name().ipBytes());
      // a relative name ends in a separator that its values escape, so this is label by label
      case DIRECTORY -> name.text().startsWith(base.text());
      default -> false;
    };
  }

  /** Whether all that lies in the other subtree lies in this one as well. */
  boolean covers(Subtree other) {
    return speaksOf(other.base) && coversBase(other.base);
  }

  private boolean coversBase(ComparableName other) {
    return switch (other.name().kind()) {
      case DNS -> DnsName.isUnder(other.text(), base.text());
      case EMAIL ->
          other.text().indexOf('@') > 0
              ? containsAddress(other.text())
              : base.text().indexOf('@') < 0 && coversHost(other.text());
      case URI -> coversHost(other.text());
      case IP -> coversNetwork(other.name().ipBytes());
      case DIRECTORY -> other.text().startsWith(base.text());
      default -> false;
    };
  }

  /** Hosts below a domain, those below a narrower one, or with {@code other} a single host. */
  private boolean coversHost(String other) {
    return containsHost(other, base.text()) || other.equals(base.text());
  }

  /** The narrower mask has all the ones of this one's, and the address lies here. */
  private boolean coversNetwork(byte[] other) {
    byte[] network = base.name().ipBytes();
    int half = network.length / 2;
    for (int i = half; i < network.length && other.length == network.length; i++) {
      if ((network[i] & ~other[i]) != 0) {
        return false;
      }
    }
    return base.name().holds(Arrays.copyOf(other, other.length / 2));
  }

  private boolean reachesInto(ComparableName name) {
    return name.name().kind() == GeneralName.Kind.DNS
        && DnsName.coversPartOf(name.text(), base.text());
  }

  /** A mailbox, all mailboxes of a host, or with a leading dot all mailboxes below a domain. */
  private boolean containsAddress(String address) {
    return base.text().indexOf('@') > 0
        ? address.equals(base.text())
        : containsHost(domain(address), domain(base.text()));
  }

  /** That very host, or with a leading dot every host below the domain; nothing written is all. */
  private static boolean containsHost(String host, String base) {
    return base.isEmpty()
        || (base.startsWith(".") ? DnsName.isUnder(host, base) : host.equals(base));
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
