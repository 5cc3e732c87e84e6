package dev.minica.lint;

import dev.minica.x509.Certificate;
import java.util.Optional;

/**
 * A rule for certificates: one sentence of one norm. Whether it applies to a certificate at all is
 * part of it. It holds no state and asks no clock.
 */
public abstract class Lint {

  /** Nothing is wrong. */
  protected static final Optional<String> NOTHING = Optional.empty();

  private final String id;
  private final Citation citation;
  private final Severity severity;
  private final String rule;

  /**
   * @param id source and name, as in {@code rfc5280/serial-number-positive}
   * @param rule what it demands, a sentence in our own words without a full stop
   */
  protected Lint(String id, Citation citation, Severity severity, String rule) {
    this.id = id;
    this.citation = citation;
    this.severity = severity;
    this.rule = rule;
  }

  /** The rule's name for scripts; it does not change. */
  public final String id() {
    return id;
  }

  /** Where it is written. */
  public final Citation citation() {
    return citation;
  }

  /** How much it matters. */
  public final Severity severity() {
    return severity;
  }

  /** What it demands, in words. */
  public final String rule() {
    return rule;
  }

  /** The breach of this rule, if the certificate commits it. */
  public final Optional<Finding> check(Certificate certificate) {
    return check(Specimen.of(certificate));
  }

  /** The breach of this rule, if the certificate commits it. */
  public final Optional<Finding> check(Specimen certificate) {
    if (!appliesTo(certificate)) {
      return Optional.empty();
    }
    Optional<String> found = found(certificate);
    return found.isPresent() ? Optional.of(new Finding(this, found.get())) : Optional.empty();
  }

  /** Whether the rule speaks of such a certificate. */
  protected boolean appliesTo(Specimen certificate) {
    return true;
  }

  /** What breaks the rule in a certificate that it applies to, in words; {@link #NOTHING} if so. */
  protected abstract Optional<String> found(Specimen certificate);

  @Override
  public final String toString() {
    return id;
  }
}
