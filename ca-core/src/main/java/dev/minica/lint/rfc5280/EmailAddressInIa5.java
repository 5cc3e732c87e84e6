package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Attribute;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryAttribute;
import dev.minica.lint.Severity;

/** Appendix A gives the attribute this type and no other. */
public final class EmailAddressInIa5 extends EveryAttribute {

  public EmailAddressInIa5() {
    super(
        "rfc5280/email-address-in-ia-5",
        Citation.rfc(5280, "A.1"),
        Severity.ERROR,
        "the attribute emailAddress is an IA5String");
  }

  @Override
  protected boolean isBroken(Attribute attribute) {
    return attribute.type().equals(Attribute.EMAIL_ADDRESS)
        && !attribute.value().is(Tlv.IA5_STRING);
  }
}
