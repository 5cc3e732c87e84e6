package dev.minica.lint;

import dev.minica.internal.asn1.Tlv;
import java.util.HexFormat;
import java.util.Optional;

/** A rule for every single value of which a certificate is made. */
public abstract class EveryValue extends Lint {

  private static final int MAX_SHOWN = 16;

  protected EveryValue(String id, Citation citation, String rule) {
    super(id, citation, Severity.ERROR, rule);
  }

  @Override
  protected final Optional<String> found(Specimen certificate) {
    Faults faults = new Faults();
    for (Tlv value : certificate.values()) {
      if (isBroken(value)) {
        faults.add(shown(value));
      }
    }
    return faults.words();
  }

  private static String shown(Tlv value) {
    byte[] encoded = value.encoded();
    int length = Math.min(encoded.length, MAX_SHOWN);
    String hex = HexFormat.of().formatHex(encoded, 0, length);
    return "the value " + hex + (length < encoded.length ? "..." : "");
  }

  /** Whether this value breaks the rule. */
  protected abstract boolean isBroken(Tlv value);
}
