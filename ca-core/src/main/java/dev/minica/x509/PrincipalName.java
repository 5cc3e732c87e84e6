package dev.minica.x509;

import dev.minica.Escaped;

/**
 * The user principal name of Windows domains, {@code user@domain}, carried in an otherName as a
 * UTF8String (Microsoft [MS-WCCE] section 2.2.2.7.7.4 shows it in requests). Its alphabet is the
 * directory's business; checked is only what would make it unreadable.
 */
final class PrincipalName {

  /** The length of the userPrincipalName attribute in Active Directory. */
  private static final int MAX_LENGTH = 1024;

  private PrincipalName() {}

  /**
   * The name as it was given.
   *
   * @throws dev.minica.MinicaException of kind USAGE if it is none; the message is the reason
   */
  static String parse(String text) {
    int at = text.indexOf('@');
    if (at <= 0 || at == text.length() - 1 || text.indexOf('@', at + 1) >= 0) {
      throw Refused.because("a user principal name is one user, one \"@\" and one domain");
    }
    if (text.length() > MAX_LENGTH) {
      throw Refused.because("it has " + text.length() + " characters, more than " + MAX_LENGTH);
    }
    text.codePoints().forEach(PrincipalName::check);
    return text;
  }

  private static void check(int character) {
    if (Escaped.isNeededFor(character) || Character.isSpaceChar(character)) {
      throw Refused.because(
          Refused.character(character) + " is not allowed in a user principal name");
    }
  }
}
