package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Attribute;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryAttribute;
import dev.minica.lint.Severity;

/** It is a code of ISO 3166, and comparing names depends on its type. */
public final class CountryOfTwoLetters extends EveryAttribute {

  public CountryOfTwoLetters() {
    super(
        "rfc5280/country-of-two-letters",
        Citation.rfc(5280, "A.1"),
        Severity.ERROR,
        "a country is a PrintableString of two letters");
  }

  @Override
  protected boolean isBroken(Attribute attribute) {
    return attribute.type().equals(Attribute.COUNTRY) && !isCode(attribute.value());
  }

  private static boolean isCode(Tlv value) {
    return value.is(Tlv.PRINTABLE_STRING)
        && value.size() <= 2
        && value.text().chars().allMatch(Character::isLetter);
  }
}
