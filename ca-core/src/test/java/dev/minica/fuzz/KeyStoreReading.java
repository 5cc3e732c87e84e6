package dev.minica.fuzz;

import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;

/** A store under the passphrase of all seeds, whatever it says that it is. */
final class KeyStoreReading {

  private KeyStoreReading() {}

  static void read(KeyStoreFormat format, byte[] octets) {
    format.isLocked(octets);
    format.read(octets, KeyStorePasswords.of("secret".toCharArray()));
  }
}
