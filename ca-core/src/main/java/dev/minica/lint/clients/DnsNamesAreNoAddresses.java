package dev.minica.lint.clients;

import dev.minica.lint.Citation;
import dev.minica.lint.EveryDnsName;
import dev.minica.lint.Severity;

/** Clients that connect to an address look for an iPAddress and nothing else. */
public final class DnsNamesAreNoAddresses extends EveryDnsName {

  public DnsNamesAreNoAddresses() {
    super(
        "clients/dns-names-are-no-addresses",
        new Citation("RFC 9525", "section 6.4"),
        Severity.WARNING,
        "an address is an iPAddress and no dNSName");
  }

  @Override
  protected boolean isBroken(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return !last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
