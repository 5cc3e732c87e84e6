package dev.minica.ca.order;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.issuance.Publication;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * The URL below which what clients have to know of a CA is served. Plain HTTP is usual: what is
 * served is signed, and who checks a TLS server's certificate cannot use TLS for it (RFC 5280
 * section 8).
 *
 * @param value without a slash at its end
 */
public record PublicationUrl(String value) {

  /** An issued certificate carries it four times. */
  private static final int MAX_LENGTH = 200;

  /**
   * Reads what somebody typed; a slash at its end is dropped.
   *
   * @throws MinicaException USAGE if it is no http or https URL with a host, has a query or a
   *     fragment, or is over {@value #MAX_LENGTH} characters long
   */
  public static PublicationUrl parse(String text) {
    String base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    if (base.length() > MAX_LENGTH || !isUrl(base)) {
      throw new MinicaException(
              Kind.USAGE, "\"" + Escaped.of(text) + "\" is no URL that a CA can be served at")
          .withHint("as in: http://ca.example:8080");
    }
    return new PublicationUrl(base);
  }

  /** Where clients find what they have to know of one issuing CA: CRLs only of those that sign. */
  public Publication publication(IssuerName name, RootKeyPlace rootKey) {
    boolean answers = !name.isRoot() || rootKey == RootKeyPlace.KEPT;
    return Publication.below(value, name.value(), answers);
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme();
      return ("http".equals(scheme) || "https".equals(scheme))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
