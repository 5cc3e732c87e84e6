package dev.minica.lint;

import dev.minica.internal.asn1.Tlv;
import java.util.HexFormat;
import java.util.Optional;

/** A rule for every subject alternative name of some kinds. */
public abstract class EveryAltName extends Lint {

  /** The tag numbers of RFC 5280 section 4.2.1.6. */
  protected static final int EMAIL = 1;

  protected static final int DNS = 2;
  protected static final int URI = 6;
  protected static final int IP = 7;

  protected EveryAltName(String id, Citation citation, Severity severity, String rule) {
    super(id, citation, severity, rule);
  }

  @Override
  protected final Optional<String> found(Specimen certificate) {
    Faults faults = new Faults();
    for (Tlv name : certificate.altNames()) {
      if (isBroken(name)) {
        faults.add(
            name.isContext(IP)
                ? "an address of the octets " + HexFormat.of().formatHex(name.content())
                : "\"" + name.text() + "\"");
      }
    }
    return faults.words();
  }

  /** Whether this name breaks the rule. */
  protected abstract boolean isBroken(Tlv name);
}
