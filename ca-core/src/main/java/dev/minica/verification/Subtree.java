package dev.minica.verification;

import dev.minica.x509.GeneralName;

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
      case IP -> containsIp(name.name().ipBytes());
      // a relative name ends in a separator that its values escape, so this is label by label
      case DIRECTORY -> name.text().startsWith(base.text());
      default -> false;
    };
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

  private boolean containsIp(byte[] address) {
    byte[] network = base.name().ipBytes();
    if (network.length != 2 * address.length) {
      return false;
    }
    for (int i = 0; i < address.length; i++) {
      if (((address[i] ^ network[i]) & network[address.length + i]) != 0) {
        return false;
      }
    }
    return true;
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
