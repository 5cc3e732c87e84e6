package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryAltName;
import dev.minica.lint.Severity;

/** A relative one would need something that it is relative to. */
public final class UrisAbsolute extends EveryAltName {

  public UrisAbsolute() {
    super(
        "rfc5280/uris-absolute",
        Citation.rfc(5280, "4.2.1.6"),
        Severity.ERROR,
        "a URI begins with a scheme and goes on after it");
  }

  @Override
  protected boolean isBroken(Tlv name) {
    return name.isContext(URI) && !isAbsolute(name.text());
  }

  private static boolean isAbsolute(String text) {
    int colon = text.indexOf(':');
    for (int i = 0; i < colon; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (i == 0 || "0123456789+-.".indexOf(c) < 0)) {
        return false;
      }
    }
    return colon > 0 && colon < text.length() - 1;
  }
}
