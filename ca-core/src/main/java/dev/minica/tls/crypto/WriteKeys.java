package dev.minica.tls.crypto;

import java.util.Optional;

/**
 * What one side protects its records with.
 *
 * @param macKey with CBC alone
 * @param key of the cipher
 * @param iv with AEAD alone: all or part of each nonce
 */
public record WriteKeys(Optional<Derivation> macKey, Derivation key, Optional<Derivation> iv) {

  static RecordCipher cipher(CipherSuite suite) {
    return suite
        .cipher()
        .orElseThrow(() -> new IllegalArgumentException("no record protection for " + suite));
  }

  byte[] macKeyOctets() {
    return macKey.map(Derivation::octets).orElseGet(() -> new byte[0]);
  }

  byte[] ivOctets() {
    return iv.map(Derivation::octets).orElseGet(() -> new byte[0]);
  }
}
