package dev.minica.x509;

import dev.minica.MinicaException;
import dev.minica.x509.GeneralName.Kind;
import java.util.ArrayList;
import java.util.List;

/** Finds out which subtrees of names a word means that somebody typed. */
final class SubtreeWord {

  private static final String LOCAL = "local";

  /**
   * Names that no public DNS has: RFC 6761 (localhost, test, example), RFC 6762 (local), RFC 8375
   * (home.arpa), and internal, which ICANN keeps free for private use.
   */
  private static final List<String> LOCAL_DOMAINS =
      List.of("localhost", "test", "example", "internal", "home.arpa", "local");

  /** Loopback (RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3), RFC 1918 and RFC 4193. */
  private static final List<String> LOCAL_NETWORKS =
      List.of(
          "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7");

  private SubtreeWord() {}

  /**
   * @throws MinicaException of kind USAGE that quotes the word and says why it is none
   */
  static List<GeneralName> parse(String word) {
    if (word.equalsIgnoreCase(LOCAL)) {
      return local();
    }
    try {
      NameWord.checkWhole(word);
      Kind forced = NameWord.forced(word);
      return List.of(
          forced == null
              ? ofKind(evident(word), word)
              : ofKind(forced, word.substring(word.indexOf(':') + 1)));
    } catch (MinicaException reason) {
      throw Refused.of("name constraint", word, reason);
    }
  }

  private static List<GeneralName> local() {
    List<GeneralName> bases = new ArrayList<>();
    LOCAL_DOMAINS.forEach(domain -> bases.add(GeneralName.ofText(Kind.DNS, domain)));
    LOCAL_NETWORKS.forEach(network -> bases.add(GeneralName.ofNetwork(network)));
    return bases;
  }

  private static Kind evident(String word) {
    if (AbsoluteUri.isEvident(word)) {
      return Kind.URI;
    }
    if (NameWord.isAddress(word) || word.indexOf('/') >= 0) {
      return Kind.IP;
    }
    return word.indexOf('@') >= 0 ? Kind.EMAIL : Kind.DNS;
  }

  private static GeneralName ofKind(Kind kind, String text) {
    return switch (kind) {
      case DNS -> GeneralName.ofText(kind, HostName.parse(domain(text)));
      case IP -> GeneralName.ofNetwork(text);
      case EMAIL ->
          GeneralName.ofText(kind, text.indexOf('@') >= 0 ? mailbox(text) : hostOrDomain(text));
      case URI -> GeneralName.ofText(kind, uriHost(text));
      default -> throw Refused.because("no client compares names of this kind with constraints");
    };
  }

  /** For DNS the base is in its subtree, so a leading dot says nothing more. */
  private static String domain(String text) {
    if (text.startsWith("*.")) {
      throw Refused.because(
          "a constraint has no wildcard",
          "the domain covers every name under it: leave out \"*.\"");
    }
    if (text.indexOf(':') >= 0) {
      throw Refused.because(
          "\":\" is not allowed in a host name",
          "the prefixes that force a kind are dns:, ip:, email: and uri:");
    }
    return text.startsWith(".") ? text.substring(1) : text;
  }

  /** RFC 5280 section 4.2.1.10: that very host, or with a leading dot every host below. */
  private static String hostOrDomain(String text) {
    return text.startsWith(".") ? "." + HostName.parse(domain(text)) : HostName.parse(domain(text));
  }

  private static String mailbox(String text) {
    if (text.startsWith("@")) {
      throw Refused.because(
          "nothing stands before the \"@\"", "for all mailboxes of a host, write email:HOST");
    }
    return Mailbox.parse(text);
  }

  private static String uriHost(String text) {
    if (AbsoluteUri.isEvident(text) || text.indexOf('/') >= 0) {
      throw Refused.because(
          "a constraint on URIs names their host only",
          "write uri:HOST, or uri:.DOMAIN for all hosts below");
    }
    return hostOrDomain(text);
  }
}
