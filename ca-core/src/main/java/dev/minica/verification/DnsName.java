package dev.minica.verification;

import java.util.Locale;

/** DNS names as certificates present them: their syntax, and how they compare. */
final class DnsName {

  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;
  private static final String WILDCARD = "*.";

  private DnsName() {}

  /**
   * Whether the text is a host name of letters, digits, hyphens and, as in practice, underscores,
   * that does not end in a number like an IPv4 address.
   */
  static boolean isHost(String text) {
    String[] labels = text.split("\\.", -1);
    for (String label : labels) {
      if (!isLabel(label)) {
        return false;
      }
    }
    return text.length() <= MAX_NAME && !isNumber(labels[labels.length - 1]);
  }

  /** A host name whose left-most label may be a whole {@code *} (RFC 9525 section 6.3). */
  static boolean isHostOrWildcard(String text) {
    return isHost(isWildcard(text) ? text.substring(WILDCARD.length()) : text);
  }

  static boolean isWildcard(String text) {
    return text.startsWith(WILDCARD);
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.length() <= MAX_LABEL
        && label.chars().allMatch(DnsName::isLabelCharacter);
  }

  private static boolean isLabelCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  private static boolean isNumber(String label) {
    return label.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * RFC 9525 section 6.3: whether the presented name is that host, or a wildcard for exactly one
   * label in its place.
   */
  static boolean matches(String presented, String host) {
    String name = presented.toLowerCase(Locale.ROOT);
    String wanted = host.toLowerCase(Locale.ROOT);
    if (!isHostOrWildcard(name) || !isHost(wanted)) {
      return false;
    }
    if (!isWildcard(name)) {
      return name.equals(wanted);
    }
    int dot = wanted.indexOf('.');
    return dot > 0 && wanted.substring(dot + 1).equals(name.substring(WILDCARD.length()));
  }

  /**
   * Whether the name is the base or has labels before it; below a base with a leading dot, which
   * RFC 5280 does not know but many CAs write, it must have one.
   */
  static boolean isUnder(String name, String base) {
    if (base.isEmpty()) {
      return true;
    }
    return base.startsWith(".")
        ? name.length() > base.length() && name.endsWith(base)
        : name.equals(base) || name.endsWith("." + base);
  }

  /** Whether the wildcard stands, among others, for a name that is or contains the base. */
  static boolean coversPartOf(String wildcard, String base) {
    int dot = base.indexOf('.', base.startsWith(".") ? 1 : 0);
    return isWildcard(wildcard)
        && dot > 0
        && base.substring(dot + 1).equals(wildcard.substring(WILDCARD.length()));
  }
}
