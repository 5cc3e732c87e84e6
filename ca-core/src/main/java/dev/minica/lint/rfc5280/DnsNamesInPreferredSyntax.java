package dev.minica.lint.rfc5280;

import dev.minica.lint.Citation;
import dev.minica.lint.EveryDnsName;
import dev.minica.lint.Severity;

/**
 * What is no host name, no client will ever look for. Underscores and asterisks have rules of their
 * own.
 */
public final class DnsNamesInPreferredSyntax extends EveryDnsName {

  public DnsNamesInPreferredSyntax() {
    super(
        "rfc5280/dns-names-in-preferred-syntax",
        Citation.rfc(5280, "4.2.1.6"),
        Severity.ERROR,
        "a dNSName is labels of letters, digits and inner hyphens between dots");
  }

  @Override
  protected boolean isBroken(String name) {
    for (String label : name.split("\\.", -1)) {
      if (label.isEmpty() || label.startsWith("-") || label.endsWith("-") || hasOthers(label)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasOthers(String label) {
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      if (!letter && !digit && "-_*".indexOf(c) < 0) {
        return true;
      }
    }
    return false;
  }
}
