package dev.minica.lint.rfc5280;

import dev.minica.lint.ServedPurpose;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;

/** Time stamps are signed. */
public final class TimeStampingServed extends ServedPurpose {

  public TimeStampingServed() {
    super(
        "rfc5280/time-stamping-served",
        "a key for time stamps may sign",
        KeyPurpose.TIME_STAMPING,
        KeyUsage.DIGITAL_SIGNATURE,
        KeyUsage.NON_REPUDIATION);
  }
}
