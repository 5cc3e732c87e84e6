package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Attribute;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryAttribute;
import dev.minica.lint.Severity;

/**
 * The clause says MUST, but lets CAs go on with names that they have; one certificate does not
 * tell.
 */
public final class StringsOfCurrentTypes extends EveryAttribute {

  public StringsOfCurrentTypes() {
    super(
        "rfc5280/strings-of-current-types",
        Citation.rfc(5280, "4.1.2.4"),
        Severity.WARNING,
        "text in names is PrintableString or UTF8String");
  }

  @Override
  protected boolean isBroken(Attribute attribute) {
    return attribute.value().is(Tlv.TELETEX_STRING)
        || attribute.value().is(Tlv.BMP_STRING)
        || attribute.value().is(Tlv.UNIVERSAL_STRING);
  }
}
