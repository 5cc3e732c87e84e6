package dev.minica.lint;

import java.util.Optional;

/** A rule for every attribute of issuer and subject. */
public abstract class EveryAttribute extends Lint {

  protected EveryAttribute(String id, Citation citation, Severity severity, String rule) {
    super(id, citation, severity, rule);
  }

  @Override
  protected final Optional<String> found(Specimen certificate) {
    Faults faults = new Faults();
    for (Attribute attribute : certificate.attributes()) {
      if (isBroken(attribute)) {
        faults.add("the attribute " + attribute);
      }
    }
    return faults.words();
  }

  /** Whether this attribute breaks the rule. */
  protected abstract boolean isBroken(Attribute attribute);
}
