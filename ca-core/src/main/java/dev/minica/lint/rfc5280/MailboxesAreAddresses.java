package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.EveryAltName;
import dev.minica.lint.Severity;

/** A Mailbox of RFC 2821 has no display name and no angle brackets. */
public final class MailboxesAreAddresses extends EveryAltName {

  public MailboxesAreAddresses() {
    super(
        "rfc5280/mailboxes-are-addresses",
        Citation.rfc(5280, "4.2.1.6"),
        Severity.ERROR,
        "an rfc822Name is a mailbox, an at sign and a host");
  }

  @Override
  protected boolean isBroken(Tlv name) {
    return name.isContext(EMAIL) && !isMailbox(name.text());
  }

  private static boolean isMailbox(String text) {
    int at = text.lastIndexOf('@');
    return at > 0
        && at < text.length() - 1
        && text.indexOf('<') < 0
        && text.indexOf('>') < 0
        && text.indexOf(' ', at) < 0;
  }
}
