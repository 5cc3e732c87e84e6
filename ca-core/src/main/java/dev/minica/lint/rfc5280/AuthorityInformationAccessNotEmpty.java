package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.NeverEmpty;
import dev.minica.x509.Extension;

/** Who has nothing to say leaves the extension out. */
public final class AuthorityInformationAccessNotEmpty extends NeverEmpty {

  public AuthorityInformationAccessNotEmpty() {
    super(
        "rfc5280/authority-information-access-not-empty",
        Citation.rfc(5280, "4.2.2.1"),
        "authority information access holds at least one description",
        Extension.AUTHORITY_INFORMATION_ACCESS);
  }
}
