package dev.minica.lint;

/**
 * Where a rule is written.
 *
 * @param document such as {@code RFC 5280}
 * @param section within it, such as {@code section 4.1.2.2}
 */
public record Citation(String document, String section) {

  /** A section, appendix A for example as "A.1", of an RFC. */
  public static Citation rfc(int number, String section) {
    return new Citation("RFC " + number, "section " + section);
  }

  /** A clause of the Distinguished Encoding Rules, which RFC 5280 section 4.1 demands. */
  public static Citation x690(String clause) {
    return new Citation("X.690", "clause " + clause);
  }

  /** A section of the CA/Browser Forum's rules for TLS server certificates of public CAs. */
  public static Citation baselineRequirements(String section) {
    return new Citation("CA/Browser Forum Baseline Requirements", "section " + section);
  }

  @Override
  public String toString() {
    return document + " " + section;
  }
}
