package dev.minica.lint;

import java.util.Optional;

/** A rule that an extension is not critical. */
public abstract class NeverCritical extends Lint {

  private final String oid;

  protected NeverCritical(
      String id, Citation citation, Severity severity, String rule, String oid) {
    super(id, citation, severity, rule);
    this.oid = oid;
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.has(oid);
  }

  @Override
  protected final Optional<String> found(Specimen certificate) {
    return certificate.isCritical(oid) ? Optional.of("it is critical") : NOTHING;
  }
}
