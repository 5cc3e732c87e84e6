package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.EveryDnsName;
import dev.minica.lint.Severity;

/** A longer one cannot be resolved (RFC 1035 section 2.3.4). */
public final class DnsNamesFitTheDns extends EveryDnsName {

  public DnsNamesFitTheDns() {
    super(
        "rfc5280/dns-names-fit-the-dns",
        Citation.rfc(5280, "4.2.1.6"),
        Severity.ERROR,
        "a dNSName has at most 253 characters, each label 63");
  }

  @Override
  protected boolean isBroken(String name) {
    for (String label : name.split("\\.", -1)) {
      if (label.length() > 63) {
        return true;
      }
    }
    return name.length() > 253;
  }
}
