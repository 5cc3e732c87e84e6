package dev.minica.lint;

import java.util.Optional;

/** A rule that keys or signatures of an algorithm have one size. */
public abstract class FixedSize extends Lint {

  protected FixedSize(String id, Citation citation, String rule) {
    super(id, citation, Severity.ERROR, rule);
  }

  @Override
  protected final boolean appliesTo(Specimen certificate) {
    return wanted(certificate) > 0;
  }

  @Override
  protected final Optional<String> found(Specimen certificate) {
    int size = size(certificate);
    int wanted = wanted(certificate);
    return size == wanted ? NOTHING : Optional.of(size + " octets instead of " + wanted);
  }

  /** How many octets it must have; 0 if it is of another algorithm. */
  protected abstract int wanted(Specimen certificate);

  /** How many octets it has. */
  protected abstract int size(Specimen certificate);
}
