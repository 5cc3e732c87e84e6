package dev.minica.lint;

import dev.minica.internal.asn1.Tlv;

/** A rule for every dNSName, of ASCII characters: others are a breach of another rule. */
public abstract class EveryDnsName extends EveryAltName {

  protected EveryDnsName(String id, Citation citation, Severity severity, String rule) {
    super(id, citation, severity, rule);
  }

  @Override
  protected final boolean isBroken(Tlv name) {
    return name.isContext(DNS) && isAscii(name) && isBroken(name.text());
  }

  private static boolean isAscii(Tlv name) {
    for (int i = 0; i < name.size(); i++) {
      if (name.at(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Whether this name breaks the rule. */
  protected abstract boolean isBroken(String name);
}
