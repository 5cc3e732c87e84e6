package dev.minica.lint.rfc5280;

import dev.minica.lint.ServedPurpose;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;

/** TLS clients sign, or agree on keys. */
public final class ClientAuthServed extends ServedPurpose {

  public ClientAuthServed() {
    super(
        "rfc5280/client-auth-served",
        "a client's key may sign or agree on keys",
        KeyPurpose.CLIENT_AUTH,
        KeyUsage.DIGITAL_SIGNATURE,
        KeyUsage.KEY_AGREEMENT);
  }
}
