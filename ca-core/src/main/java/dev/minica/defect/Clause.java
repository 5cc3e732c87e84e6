package dev.minica.defect;

import java.util.Locale;

/**
 * The place in a standard that is broken, or that says what is to be made of it.
 *
 * @param source such as {@code rfc5280}
 * @param section such as {@code 4.1.2.2}
 */
public record Clause(String source, String section) {

  /** Of an identifier {@code source/section-what}. */
  static Clause ofId(String id) {
    int slash = id.indexOf('/');
    return new Clause(id.substring(0, slash), id.substring(slash + 1, id.indexOf('-', slash)));
  }

  /** As in "RFC 5280 section 4.1.2.2". */
  @Override
  public String toString() {
    return switch (source) {
      case "x690" -> "ITU-T X.690 clause " + section;
      case "cabf" -> "CA/B Forum BR section " + section;
      case "keystore" -> "the format " + section.toUpperCase(Locale.ROOT);
      case "sp800131a" -> "NIST SP 800-131A section " + section;
      default -> "RFC " + source.substring("rfc".length()) + place() + section;
    };
  }

  /** An appendix has a letter. */
  private String place() {
    return Character.isLetter(section.charAt(0)) ? " appendix " : " section ";
  }
}
