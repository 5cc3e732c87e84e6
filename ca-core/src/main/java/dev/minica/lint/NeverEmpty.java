package dev.minica.lint;

import java.util.Optional;

/** A rule that the value of an extension is a sequence of at least one. */
public abstract class NeverEmpty extends Lint {

  private final String oid;

  protected NeverEmpty(String id, Citation citation, String rule, String oid) {
    super(id, citation, Severity.ERROR, rule);
    this.oid = oid;
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    Optional<ExtensionField> extension = certificate.extension(oid);
    return extension.isPresent() && extension.get().value().isPresent();
  }

  @Override
  protected final Optional<String> found(Specimen certificate) {
    return certificate.elements(oid).isEmpty() ? Optional.of("an empty sequence") : NOTHING;
  }
}
