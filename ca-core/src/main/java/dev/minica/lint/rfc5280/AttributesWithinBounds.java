package dev.minica.lint.rfc5280;

import dev.minica.lint.Attribute;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryAttribute;
import dev.minica.lint.Severity;

/** Databases and forms are made for the bounds; OpenSSL refuses to make longer ones. */
public final class AttributesWithinBounds extends EveryAttribute {

  public AttributesWithinBounds() {
    super(
        "rfc5280/attributes-within-bounds",
        Citation.rfc(5280, "A.1"),
        Severity.ERROR,
        "attributes of names are no longer than their upper bounds");
  }

  @Override
  protected boolean isBroken(Attribute attribute) {
    int bound = bound(attribute.type());
    String text = attribute.text();
    return bound > 0 && text.codePointCount(0, text.length()) > bound;
  }

  /** The ub- values that are of characters; 0 for others. */
  private static int bound(String type) {
    return switch (type) {
      case "2.5.4.6" -> 2;
      case "2.5.4.3", "2.5.4.5", "2.5.4.10", "2.5.4.11", "2.5.4.12" -> 64;
      case "2.5.4.7", "2.5.4.8", "2.5.4.65" -> 128;
      case "2.5.4.4", "2.5.4.41", "2.5.4.42", "2.5.4.43", "2.5.4.44" -> 32_768;
      case Attribute.EMAIL_ADDRESS -> 255;
      default -> 0;
    };
  }
}
