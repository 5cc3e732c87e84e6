package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.ExtensionField;
import dev.minica.lint.Faults;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Of two some readers take the first, some the last. */
public final class ExtensionsOnce extends Lint {

  public ExtensionsOnce() {
    super(
        "rfc5280/extensions-once",
        Citation.rfc(5280, "4.2"),
        Severity.ERROR,
        "no extension is there twice");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Set<String> seen = new HashSet<>();
    Faults faults = new Faults();
    for (ExtensionField extension : certificate.extensions()) {
      if (!seen.add(extension.oid())) {
        faults.add("extension " + extension.oid());
      }
    }
    return faults.words();
  }
}
