package dev.minica.lint.rfc5280;

import dev.minica.lint.ServedPurpose;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;

/** OCSP responses are signed. */
public final class OcspSigningServed extends ServedPurpose {

  public OcspSigningServed() {
    super(
        "rfc5280/ocsp-signing-served",
        "a key for OCSP responses may sign",
        KeyPurpose.OCSP_SIGNING,
        KeyUsage.DIGITAL_SIGNATURE,
        KeyUsage.NON_REPUDIATION);
  }
}
