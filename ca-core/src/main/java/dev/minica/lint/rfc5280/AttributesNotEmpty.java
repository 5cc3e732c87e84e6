package dev.minica.lint.rfc5280;

import dev.minica.lint.Attribute;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryAttribute;
import dev.minica.lint.Severity;

/** The upper bounds of appendix A come with a lower one, of one character. */
public final class AttributesNotEmpty extends EveryAttribute {

  public AttributesNotEmpty() {
    super(
        "rfc5280/attributes-not-empty",
        Citation.rfc(5280, "A.1"),
        Severity.ERROR,
        "no attribute of a name is empty");
  }

  @Override
  protected boolean isBroken(Attribute attribute) {
    return attribute.value().size() == 0;
  }
}
