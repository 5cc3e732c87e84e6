package dev.minica.lint.x690;

import dev.minica.lint.Citation;
import dev.minica.lint.ExtensionField;
import dev.minica.lint.Faults;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.Optional;

/** FALSE is the default of critical. */
public final class DefaultCriticalLeftOut extends Lint {

  public DefaultCriticalLeftOut() {
    super(
        "x690/default-critical-left-out",
        Citation.x690("11.5"),
        Severity.ERROR,
        "critical FALSE is not encoded, being the default");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Faults faults = new Faults();
    for (ExtensionField extension : certificate.extensions()) {
      if (extension.criticalField().isPresent() && !extension.isCritical()) {
        faults.add("extension " + extension.oid());
      }
    }
    return faults.words();
  }
}
