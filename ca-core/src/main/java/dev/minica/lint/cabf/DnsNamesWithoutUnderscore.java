package dev.minica.lint.cabf;

import dev.minica.lint.Citation;
import dev.minica.lint.EveryDnsName;
import dev.minica.lint.Severity;

/**
 * RFC 5280's preferred syntax leaves it out. Containers and services carry it, most clients
 * connect, and Java's HTTPS client does not look such a name up.
 */
public final class DnsNamesWithoutUnderscore extends EveryDnsName {

  public DnsNamesWithoutUnderscore() {
    super(
        "cabf/dns-names-without-underscore",
        Citation.baselineRequirements("7.1.2.7.12"),
        Severity.NOTICE,
        "a dNSName has no underscore");
  }

  @Override
  protected boolean isBroken(String name) {
    return name.indexOf('_') >= 0;
  }
}
