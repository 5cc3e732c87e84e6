package dev.minica.lint.clients;

import dev.minica.key.KeyWeakness.Flaw;
import dev.minica.lint.Citation;
import dev.minica.lint.Severity;
import dev.minica.lint.SoundKey;

/** OpenSSL and Java check no signature with a longer one. */
public final class RsaModulusUpTo16384Bits extends SoundKey {

  public RsaModulusUpTo16384Bits() {
    super(
        "clients/rsa-modulus-up-to-16384-bits",
        new Citation("OpenSSL", "OPENSSL_RSA_MAX_MODULUS_BITS"),
        Severity.WARNING,
        "an RSA modulus has at most 16384 bits",
        Flaw.LONG_MODULUS);
  }
}
