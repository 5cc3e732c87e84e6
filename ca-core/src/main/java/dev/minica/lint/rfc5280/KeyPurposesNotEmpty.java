package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.NeverEmpty;
import dev.minica.x509.Extension;

/** An empty list allows nothing to some clients, and everything to others. */
public final class KeyPurposesNotEmpty extends NeverEmpty {

  public KeyPurposesNotEmpty() {
    super(
        "rfc5280/key-purposes-not-empty",
        Citation.rfc(5280, "4.2.1.12"),
        "extended key usage holds at least one purpose",
        Extension.EXTENDED_KEY_USAGE);
  }
}
