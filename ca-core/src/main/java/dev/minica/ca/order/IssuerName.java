package dev.minica.ca.order;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.issuance.IssuingCa;

/**
 * What an issuing CA is called within its CA directory, and in the names of its files: at most 40
 * lower-case letters, digits and hyphens, so that it is one file everywhere.
 */
public record IssuerName(String value) {

  /** The root's. */
  public static final IssuerName ROOT = new IssuerName(IssuingCa.ROOT);

  private static final int MAX_LENGTH = 40;

  /**
   * @throws MinicaException USAGE if it is no such name
   */
  public IssuerName {
    if (!isOne(value)) {
      throw new MinicaException(
              Kind.USAGE, "\"" + Escaped.of(value) + "\" cannot be the name of an issuing CA")
          .withHint("up to " + MAX_LENGTH + " lower-case letters, digits and hyphens: web, team-a");
    }
  }

  /** Whether it is such a name. */
  public static boolean isOne(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.charAt(0) != '-'
        && text.chars().allMatch(IssuerName::isAllowed);
  }

  private static boolean isAllowed(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= '0' && character <= '9')
        || character == '-';
  }

  /** The parser of command lines. */
  public static IssuerName parse(String text) {
    return new IssuerName(text);
  }

  /** By the text: equals of a record is woven on its first call, which costs every run 20 ms. */
  public boolean isRoot() {
    return value.equals(IssuingCa.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
