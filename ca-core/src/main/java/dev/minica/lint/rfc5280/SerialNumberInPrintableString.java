package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Attribute;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryAttribute;
import dev.minica.lint.Severity;

/**
 * The attributes serialNumber and dnQualifier have one type, for all that their neighbours have a
 * choice.
 */
public final class SerialNumberInPrintableString extends EveryAttribute {

  public SerialNumberInPrintableString() {
    super(
        "rfc5280/serial-number-in-printable-string",
        Citation.rfc(5280, "A.1"),
        Severity.ERROR,
        "the attributes serialNumber and dnQualifier are PrintableStrings");
  }

  @Override
  protected boolean isBroken(Attribute attribute) {
    boolean bound =
        attribute.type().equals(Attribute.SERIAL_NUMBER)
            || attribute.type().equals(Attribute.DN_QUALIFIER);
    return bound && !attribute.value().is(Tlv.PRINTABLE_STRING);
  }
}
