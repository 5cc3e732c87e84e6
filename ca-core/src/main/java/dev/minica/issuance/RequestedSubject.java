package dev.minica.issuance;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.DistinguishedName;
import java.util.Optional;

/** The distinguished name a request asks for. */
final class RequestedSubject {

  private RequestedSubject() {}

  /**
   * The same name in the string types of RFC 5280 appendix A, which many programs do not keep to;
   * nothing for an empty one.
   *
   * @throws MinicaException REFUSED if nobody could have typed it: it holds what cannot be seen, or
   *     a value that is empty, too long or not what its type allows
   */
  static Optional<DistinguishedName> of(DistinguishedName requested) {
    if (requested.isEmpty()) {
      return Optional.empty();
    }
    requested.attributes().forEach(RequestedSubject::requireVisible);
    try {
      return Optional.of(DistinguishedName.parse(requested.toString()));
    } catch (MinicaException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private static void requireVisible(DistinguishedName.Attribute attribute) {
    if (!Escaped.of(attribute.value()).equals(attribute.value())) {
      throw refused(attribute.name() + " holds what nobody can see");
    }
  }

  private static MinicaException refused(String reason) {
    return new MinicaException(Kind.REFUSED, "the subject of the request: " + reason)
        .withHint("give another with --subject");
  }
}
