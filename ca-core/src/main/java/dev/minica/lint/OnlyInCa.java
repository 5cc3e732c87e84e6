package dev.minica.lint;

import java.util.Optional;

/** A rule that an extension is for CA certificates only. */
public abstract class OnlyInCa extends Lint {

  private final String oid;

  protected OnlyInCa(String id, Citation citation, String rule, String oid) {
    super(id, citation, Severity.ERROR, rule);
    this.oid = oid;
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.has(oid);
  }

  @Override
  protected final Optional<String> found(Specimen certificate) {
    return certificate.role().isCa()
        ? NOTHING
        : Optional.of("it is in an end entity's certificate");
  }
}
