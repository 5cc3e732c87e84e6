package dev.minica.lint.rfc5280;

import dev.minica.lint.ServedPurpose;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;

/** Code is signed. */
public final class CodeSigningServed extends ServedPurpose {

  public CodeSigningServed() {
    super(
        "rfc5280/code-signing-served",
        "a key that signs code may sign",
        KeyPurpose.CODE_SIGNING,
        KeyUsage.DIGITAL_SIGNATURE);
  }
}
