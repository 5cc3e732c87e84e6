package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Attribute;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryAttribute;
import dev.minica.lint.Severity;

/** Labels of domains are ASCII; comparing them without regard to case depends on it. */
public final class DomainComponentInIa5 extends EveryAttribute {

  public DomainComponentInIa5() {
    super(
        "rfc5280/domain-component-in-ia-5",
        Citation.rfc(5280, "4.1.2.4"),
        Severity.ERROR,
        "the attribute domainComponent is an IA5String");
  }

  @Override
  protected boolean isBroken(Attribute attribute) {
    return attribute.type().equals(Attribute.DOMAIN_COMPONENT)
        && !attribute.value().is(Tlv.IA5_STRING);
  }
}
