package dev.minica.lint.rfc5280;

import dev.minica.lint.ServedPurpose;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;

/** Mail is signed or encrypted. */
public final class EmailProtectionServed extends ServedPurpose {

  public EmailProtectionServed() {
    super(
        "rfc5280/email-protection-served",
        "a key for mail may sign, encipher keys or agree on them",
        KeyPurpose.EMAIL_PROTECTION,
        KeyUsage.DIGITAL_SIGNATURE,
        KeyUsage.NON_REPUDIATION,
        KeyUsage.KEY_ENCIPHERMENT,
        KeyUsage.KEY_AGREEMENT);
  }
}
