package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryAltName;
import dev.minica.lint.Severity;

/** Name constraints are about the host. */
public final class UrisWithHost extends EveryAltName {

  public UrisWithHost() {
    super(
        "rfc5280/uris-with-host",
        Citation.rfc(5280, "4.2.1.6"),
        Severity.ERROR,
        "a URI with an authority part names a host");
  }

  @Override
  protected boolean isBroken(Tlv name) {
    String text = name.text();
    int start = text.indexOf("://");
    if (!name.isContext(URI) || start < 0) {
      return false;
    }
    String authority = text.substring(start + 3).split("[/?#]", 2)[0];
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    return host.isEmpty() || host.startsWith(":");
  }
}
