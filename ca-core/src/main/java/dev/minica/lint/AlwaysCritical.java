package dev.minica.lint;

import java.util.Optional;

/** A rule that an extension, where it is, is critical. */
public abstract class AlwaysCritical extends Lint {

  private final String oid;

  protected AlwaysCritical(
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
    return certificate.isCritical(oid) ? NOTHING : Optional.of("it is not critical");
  }
}
