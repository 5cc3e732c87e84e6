package dev.minica.issuance;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.ExtensionValues;
import dev.minica.x509.GeneralName;
import java.util.List;
import java.util.Locale;

/** The names a request asks for, held to what somebody could have typed. */
final class RequestedNames {

  /** How much of a name is shown, in characters. */
  private static final int SHOWN = 80;

  private RequestedNames() {}

  /**
   * The names of its subjectAltName, normalised as typed ones are; none without that extension.
   *
   * @throws MinicaException REFUSED if one is no name, or there are more than {@link
   *     IssuanceRequest#MAX_NAMES}; BAD_INPUT if they are malformed
   */
  static List<GeneralName> of(RequestedExtensions requested) {
    List<GeneralName> names =
        requested.subjectAltName().map(ExtensionValues::generalNames).orElse(List.of());
    if (names.size() > IssuanceRequest.MAX_NAMES) {
      throw new MinicaException(
          Kind.REFUSED,
          "the request asks for "
              + names.size()
              + " names, more than "
              + IssuanceRequest.MAX_NAMES);
    }
    return names.stream().map(RequestedNames::checked).toList();
  }

  /** Through the parser of typed names, which may change upper case to lower and nothing else. */
  private static GeneralName checked(GeneralName name) {
    GeneralName typed = typed(name);
    if (!typed.value().equalsIgnoreCase(name.value())) {
      throw refused(shown(name) + ", which is written as " + shown(typed));
    }
    return typed;
  }

  private static GeneralName typed(GeneralName name) {
    String prefix = prefix(name);
    try {
      return GeneralName.parse(prefix + name.value());
    } catch (MinicaException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private static String prefix(GeneralName name) {
    return switch (name.kind()) {
      case DNS, IP, EMAIL, URI, UPN -> name.kind().name().toLowerCase(Locale.ROOT) + ":";
      default -> throw refused(shown(name) + ", of a kind that minica does not issue for");
    };
  }

  /** As the parser quotes what it refuses, which it cuts too. */
  private static String shown(GeneralName name) {
    String text = name.toString();
    return "name \"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + "\"";
  }

  private static MinicaException refused(String name) {
    return new MinicaException(Kind.REFUSED, "the request asks for a " + name);
  }

  /** What a request without names is probably for, for a hint: its common name, if it is one. */
  static String likely(DistinguishedName subject) {
    return subject.commonName().filter(RequestedNames::isName).orElse("server.example");
  }

  private static boolean isName(String text) {
    try {
      return !GeneralName.parse(text).value().isEmpty() && text.chars().allMatch(c -> c > ' ');
    } catch (MinicaException e) {
      return false;
    }
  }
}
