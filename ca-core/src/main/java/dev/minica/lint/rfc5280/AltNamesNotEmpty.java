package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.NeverEmpty;
import dev.minica.x509.Extension;

/** Who has no names leaves the extension out. */
public final class AltNamesNotEmpty extends NeverEmpty {

  public AltNamesNotEmpty() {
    super(
        "rfc5280/alt-names-not-empty",
        Citation.rfc(5280, "4.2.1.6"),
        "the subject alternative name holds at least one name",
        Extension.SUBJECT_ALT_NAME);
  }
}
