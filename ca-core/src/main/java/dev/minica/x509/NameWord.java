package dev.minica.x509;

import dev.minica.MinicaException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Finds out which kind of name a word is that somebody typed. */
final class NameWord {

  /** Longer than the longest name of any kind, so that nothing works on more than this. */
  private static final int MAX_LENGTH = 4096;

  private NameWord() {}

  /**
   * @throws MinicaException of kind USAGE that quotes the word and says why it is none
   */
  static GeneralName parse(String word) {
    try {
      checkWhole(word);
      GeneralName.Kind forced = forced(word);
      return forced == null
          ? ofKind(evident(word), word)
          : ofKind(forced, word.substring(word.indexOf(':') + 1));
    } catch (MinicaException reason) {
      throw Refused.of("name", word, reason);
    }
  }

  static void checkWhole(String word) {
    if (word.isEmpty()) {
      throw Refused.because("it is empty");
    }
    if (word.length() > MAX_LENGTH) {
      throw Refused.because("it has " + word.length() + " characters, more than " + MAX_LENGTH);
    }
  }

  static GeneralName.@Nullable Kind forced(String word) {
    for (GeneralName.Kind kind : GeneralName.Kind.PARSED) {
      String prefix = kind.prefix();
      if (word.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return kind;
      }
    }
    return null;
  }

  private static GeneralName.Kind evident(String word) {
    if (AbsoluteUri.isEvident(word)) {
      return GeneralName.Kind.URI;
    }
    if (isAddress(word)) {
      return GeneralName.Kind.IP;
    }
    return word.indexOf('@') >= 0 ? GeneralName.Kind.EMAIL : GeneralName.Kind.DNS;
  }

  static boolean isAddress(String word) {
    return word.startsWith("[") || isDottedQuad(word) || isColoned(word);
  }

  private static boolean isDottedQuad(String word) {
    return isDigit(word.charAt(0))
        && isDigit(word.charAt(word.length() - 1))
        && word.chars().allMatch(c -> c == '.' || isDigit(c))
        && word.chars().filter(c -> c == '.').count() == 3;
  }

  /**
   * At least two colons among hexadecimal digits, before a zone or prefix length if there is one.
   */
  private static boolean isColoned(String word) {
    int end = 0;
    while (end < word.length()
        && (HexFormat.isHexDigit(word.charAt(end)) || ":.".indexOf(word.charAt(end)) >= 0)) {
      end++;
    }
    String address = word.substring(0, end);
    boolean whole = end == word.length() || "%/".indexOf(word.charAt(end)) >= 0;
    return whole && address.indexOf(':') != address.lastIndexOf(':');
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static GeneralName ofKind(GeneralName.Kind kind, String text) {
    return switch (kind) {
      case IP -> GeneralName.ofIp(IpAddress.parse(text));
      case EMAIL -> GeneralName.ofText(kind, Mailbox.parse(text));
      case URI -> GeneralName.ofText(kind, AbsoluteUri.parse(text));
      case UPN -> GeneralName.ofUpn(PrincipalName.parse(text));
      default -> GeneralName.ofText(GeneralName.Kind.DNS, host(text));
    };
  }

  private static String host(String text) {
    if (text.equals("*")) {
      throw Refused.because(
          "\"*\" alone names every host", "write a domain after it: *.example.com");
    }
    int colon = text.indexOf(':');
    if (colon >= 0) {
      throw colon(text.substring(colon));
    }
    if (text.indexOf('/') >= 0) {
      throw Refused.because(
          "\"/\" is not allowed in a host name", "a URI begins with its scheme, as in https://...");
    }
    return HostName.parseWithWildcard(text);
  }

  private static MinicaException colon(String rest) {
    boolean port = rest.length() > 1 && rest.chars().skip(1).allMatch(NameWord::isDigit);
    return port
        ? Refused.because(
            Refused.quoted(rest) + " is a port, and certificates name hosts without ports",
            "leave the port out")
        : Refused.because(
            "\":\" is not allowed in a host name",
            "the prefixes that force a kind are dns:, ip:, email:, uri: and upn:");
  }
}
