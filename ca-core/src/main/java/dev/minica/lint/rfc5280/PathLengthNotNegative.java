package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** The type is INTEGER (0..MAX); readers of unsigned numbers would see a large one. */
public final class PathLengthNotNegative extends Lint {

  public PathLengthNotNegative() {
    super(
        "rfc5280/path-length-not-negative",
        Citation.rfc(5280, "4.2.1.9"),
        Severity.ERROR,
        "a path length constraint is zero or more");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Optional<Tlv> length = certificate.role().pathLength();
    return length.isPresent() && length.get().size() > 0 && length.get().at(0) >= 0x80
        ? Optional.of("a negative number")
        : NOTHING;
  }
}
