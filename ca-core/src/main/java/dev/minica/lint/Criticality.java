package dev.minica.lint;

import java.util.Optional;

/** A rule that an extension, where it is, is critical, or that it is not. */
public abstract class Criticality extends Lint {

  /** What a rule wants of the extension. */
  public enum Demand {
    CRITICAL,
    NOT_CRITICAL
  }

  private final String oid;
  private final Demand demand;

  protected Criticality(
      String id, Citation citation, Severity severity, String rule, String oid, Demand demand) {
    super(id, citation, severity, rule);
    this.oid = oid;
    this.demand = demand;
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.has(oid);
  }

  @Override
  protected final Optional<String> found(Specimen certificate) {
    boolean isCritical = certificate.isCritical(oid);
    if (isCritical == (demand == Demand.CRITICAL)) {
      return NOTHING;
    }
    return Optional.of(isCritical ? "it is critical" : "it is not critical");
  }
}
