package dev.minica.x509;

/**
 * E-mail addresses for an {@code rfc822Name} (RFC 5280 section 4.2.1.6): the Mailbox of RFC 5321
 * section 4.1.2 with a dot-atom before the at sign and a host name after it. Left out on purpose:
 * quoted local parts and address literals, which verifiers compare in different ways or not at all.
 */
final class Mailbox {

  /** RFC 5321 section 4.5.3.1.1. */
  private static final int MAX_LOCAL = 64;

  /** RFC 5321 section 4.5.3.1.3: a path of 256 octets less its angle brackets. */
  private static final int MAX_ADDRESS = 254;

  /** RFC 5322 section 3.2.3, the characters of an atom besides letters and digits. */
  private static final String ATOM_SYMBOLS = "!#$%&'*+-/=?^_`{|}~";

  private Mailbox() {}

  /**
   * The address with its domain in lower case and A-labels; the local part stays as it is, since
   * only its own host may say what it means.
   *
   * @throws dev.minica.MinicaException of kind USAGE if it is none; the message is the reason
   */
  static String parse(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      throw Refused.because("an e-mail address needs an \"@\"");
    }
    String local = text.substring(0, at);
    String domain = text.substring(at + 1);
    checkLocal(local);
    checkDomain(domain);
    String address = local + "@" + HostName.parse(domain);
    if (address.length() > MAX_ADDRESS) {
      throw Refused.because(
          "the address has " + address.length() + " characters, more than " + MAX_ADDRESS);
    }
    return address;
  }

  private static void checkDomain(String domain) {
    if (domain.indexOf('@') >= 0) {
      throw Refused.because("it has more than one \"@\"");
    }
    if (domain.startsWith("[")) {
      throw Refused.because("the domain is an address literal, which verifiers do not compare");
    }
  }

  private static void checkLocal(String local) {
    if (local.isEmpty()) {
      throw Refused.because("nothing stands before the \"@\"");
    }
    if (local.length() > MAX_LOCAL) {
      throw Refused.because(
          "the part before the \"@\" has "
              + local.length()
              + " characters, more than "
              + MAX_LOCAL);
    }
    if (local.startsWith("\"")) {
      throw Refused.because("the part before the \"@\" is quoted, which verifiers do not compare");
    }
    local.codePoints().forEach(Mailbox::checkLocal);
    if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
      throw Refused.because(
          "a dot in the part before the \"@\" must stand between other characters");
    }
  }

  private static void checkLocal(int character) {
    if (Character.isLetter(character) && character >= 0x80) {
      throw Refused.because(
          Refused.character(character)
              + " stands before the \"@\", and an rfc822Name holds ASCII only",
          "such a mailbox needs the SmtpUTF8Mailbox name of RFC 9598, which few verifiers know");
    }
    boolean atom =
        character < 0x80
            && (Character.isLetterOrDigit(character) || ATOM_SYMBOLS.indexOf(character) >= 0);
    if (!atom && character != '.') {
      throw Refused.because(
          Refused.character(character) + " is not allowed before the \"@\" of an e-mail address");
    }
  }
}
