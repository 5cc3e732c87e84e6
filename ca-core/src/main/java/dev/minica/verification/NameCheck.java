package dev.minica.verification;

import dev.minica.x509.GeneralName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the leaf holds the name that is asked for: RFC 9525 section 6 for hosts, RFC 8550 section
 * 3 for e-mail addresses. Only alternative names of the same form count; a common name never does
 * (RFC 9525 section 2).
 */
final class NameCheck {

  /** How many of the names that are there an objection quotes. */
  private static final int QUOTED = 5;

  private NameCheck() {}

  /** Empty if the certificate holds the name. */
  static Optional<Objection> objection(PathCertificate leaf, GeneralName wanted) {
    if (leaf.subjectAltNames().stream().anyMatch(name -> matches(name, wanted))) {
      return Optional.empty();
    }
    return Optional.of(
        new Objection(
            Reason.NAME_MISMATCH,
            leaf.certificate(),
            "it is not for " + wanted.displayValue() + " but for " + present(leaf),
            "have it issued with the alternative name " + wanted));
  }

  private static boolean matches(GeneralName presented, GeneralName wanted) {
    if (presented.kind() != wanted.kind()) {
      return false;
    }
    return switch (wanted.kind()) {
      case DNS -> DnsName.matches(presented.value(), wanted.value());
      case IP -> Arrays.equals(presented.ipBytes(), wanted.ipBytes());
      case EMAIL -> isSameMailbox(presented.value(), wanted.value());
      default -> false;
    };
  }

  /** RFC 5280 section 7.5: the host without regard to case, the local part exactly. */
  private static boolean isSameMailbox(String presented, String wanted) {
    int at = presented.lastIndexOf('@');
    return at == wanted.lastIndexOf('@')
        && at > 0
        && presented.substring(0, at).equals(wanted.substring(0, at))
        && presented
            .substring(at)
            .toLowerCase(Locale.ROOT)
            .equals(wanted.substring(at).toLowerCase(Locale.ROOT));
  }

  private static String present(PathCertificate leaf) {
    List<GeneralName> names = leaf.subjectAltNames();
    if (names.isEmpty()) {
      boolean common = leaf.certificate().subject().commonName().isPresent();
      return "no name at all" + (common ? " (its common name does not count)" : "");
    }
    String first =
        names.stream().limit(QUOTED).map(GeneralName::toString).collect(Collectors.joining(", "));
    int more = names.size() - QUOTED;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
