package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Attribute;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryAttribute;
import dev.minica.lint.Severity;

/**
 * At signs, asterisks and underscores are the usual trespassers; GnuTLS and Go then cannot read the
 * name.
 */
public final class PrintableStringCharacters extends EveryAttribute {

  public PrintableStringCharacters() {
    super(
        "rfc5280/printable-string-characters",
        Citation.rfc(5280, "A.1"),
        Severity.ERROR,
        "a PrintableString holds only its characters");
  }

  @Override
  protected boolean isBroken(Attribute attribute) {
    return attribute.value().is(Tlv.PRINTABLE_STRING) && hasOthers(attribute.value().text());
  }

  /** X.680 clause 41.4. */
  private static boolean hasOthers(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      if (!letter && !digit && " '()+,-./:=?".indexOf(c) < 0) {
        return true;
      }
    }
    return false;
  }
}
