package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Attribute;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryAttribute;
import dev.minica.lint.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Readers replace, drop or refuse what is no UTF-8, so they see different names. */
public final class Utf8StringsWellFormed extends EveryAttribute {

  public Utf8StringsWellFormed() {
    super(
        "rfc5280/utf-8-strings-well-formed",
        Citation.rfc(5280, "4.1.2.4"),
        Severity.ERROR,
        "a UTF8String holds UTF-8");
  }

  @Override
  protected boolean isBroken(Attribute attribute) {
    byte[] content = attribute.value().content();
    byte[] again = new String(content, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    return attribute.value().is(Tlv.UTF8_STRING) && !Arrays.equals(content, again);
  }
}
