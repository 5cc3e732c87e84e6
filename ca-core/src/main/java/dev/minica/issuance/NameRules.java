package dev.minica.issuance;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.GeneralName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which names a profile allows, and how many.
 *
 * @param kinds of names; empty for all
 * @param dns patterns of DNS names, where a star stands for any part of one label
 * @param domains DNS names that are allowed with everything under them
 * @param networks that IP addresses are in: address and mask, as name constraints have them
 * @param mailboxes e-mail addresses, or hosts all of whose addresses are allowed
 * @param uris URIs, or beginnings of URIs that end in a slash
 * @param wildcards whether DNS names may have a wildcard
 * @param least the fewest names
 * @param most the most names
 */
public record NameRules(
    List<GeneralName.Kind> kinds,
    List<String> dns,
    List<String> domains,
    List<GeneralName> networks,
    List<String> mailboxes,
    List<String> uris,
    boolean wildcards,
    int least,
    int most) {

  public NameRules {
    kinds = List.copyOf(kinds);
    dns = List.copyOf(dns);
    domains = List.copyOf(domains);
    networks = List.copyOf(networks);
    mailboxes = List.copyOf(mailboxes);
    uris = List.copyOf(uris);
  }

  /**
   * Lets names pass.
   *
   * @throws MinicaException REFUSED naming the rule of the profile that one of them breaks
   */
  void require(List<GeneralName> names, String profile) {
    if (names.size() < least || names.size() > most) {
      throw new MinicaException(
              Kind.REFUSED,
              names.size()
                  + (names.size() == 1 ? " name is" : " names are")
                  + " given, and the profile "
                  + profile
                  + " allows "
                  + least
                  + " to "
                  + most)
          .withHint("give other names, or issue under another profile");
    }
    names.forEach(name -> require(name, profile));
  }

  private void require(GeneralName name, String profile) {
    if (!kinds.isEmpty() && !kinds.contains(name.kind())) {
      throw refused(name, profile, "names of this kind", "kinds: " + words(kinds));
    }
    if (!wildcards && name.kind() == GeneralName.Kind.DNS && name.value().startsWith("*")) {
      throw refused(name, profile, "wildcards", "single hosts");
    }
    List<String> allowed = allowed(name.kind());
    if (!allowed.isEmpty() && !isAllowed(name)) {
      throw refused(name, profile, "it", String.join(", ", allowed));
    }
  }

  private boolean isAllowed(GeneralName name) {
    String value = name.value();
    return switch (name.kind()) {
      case DNS ->
          dns.stream().anyMatch(pattern -> matches(pattern, value))
              || domains.stream().anyMatch(domain -> isUnder(value, domain));
      case IP -> networks.stream().anyMatch(network -> network.holds(name.ipBytes()));
      case EMAIL -> mailboxes.stream().anyMatch(mailbox -> isAt(value, mailbox));
      case URI -> uris.stream().anyMatch(uri -> begins(value, uri));
      default -> true;
    };
  }

  /** What is allowed of a kind, in words; empty for everything. */
  private List<String> allowed(GeneralName.Kind kind) {
    List<String> words = new ArrayList<>();
    switch (kind) {
      case DNS -> {
        words.addAll(dns);
        domains.forEach(domain -> words.add(domain + " and what is under it"));
      }
      case IP -> networks.forEach(network -> words.add(network.value()));
      case EMAIL -> words.addAll(mailboxes);
      case URI -> words.addAll(uris);
      default -> {
        // nothing is said of the others but their kind
      }
    }
    return words;
  }

  /** Label by label, so that a star reaches over no dot. */
  private static boolean matches(String pattern, String name) {
    String[] patterns = pattern.split("\\.", -1);
    String[] labels = name.split("\\.", -1);
    boolean matches = patterns.length == labels.length;
    for (int i = 0; matches && i < labels.length; i++) {
      matches = matchesLabel(patterns[i], labels[i]);
    }
    return matches;
  }

  /** A pattern has at most one star in a label. */
  private static boolean matchesLabel(String pattern, String label) {
    int star = pattern.indexOf('*');
    return star < 0
        ? pattern.equals(label)
        : label.length() >= pattern.length() - 1
            && label.startsWith(pattern.substring(0, star))
            && label.endsWith(pattern.substring(star + 1));
  }

  private static boolean isUnder(String name, String domain) {
    return name.equals(domain) || name.endsWith("." + domain);
  }

  private static boolean isAt(String address, String mailbox) {
    return mailbox.indexOf('@') < 0 ? address.endsWith("@" + mailbox) : address.equals(mailbox);
  }

  private static boolean begins(String uri, String beginning) {
    return uri.equals(beginning) || (beginning.endsWith("/") && uri.startsWith(beginning));
  }

  private static String words(List<GeneralName.Kind> kinds) {
    return String.join(
        ", ", kinds.stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList());
  }

  private static MinicaException refused(
      GeneralName name, String profile, String what, String allowed) {
    return new MinicaException(
            Kind.REFUSED,
            "the name " + name + ": the profile " + profile + " does not allow " + what)
        .withHint("it allows " + allowed);
  }
}
