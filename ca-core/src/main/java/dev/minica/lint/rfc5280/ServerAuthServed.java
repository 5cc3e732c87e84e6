package dev.minica.lint.rfc5280;

import dev.minica.lint.ServedPurpose;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;

/** TLS servers sign, or decrypt, or agree on keys. */
public final class ServerAuthServed extends ServedPurpose {

  public ServerAuthServed() {
    super(
        "rfc5280/server-auth-served",
        "a server's key may sign, encipher keys or agree on them",
        KeyPurpose.SERVER_AUTH,
        KeyUsage.DIGITAL_SIGNATURE,
        KeyUsage.KEY_ENCIPHERMENT,
        KeyUsage.KEY_AGREEMENT);
  }
}
