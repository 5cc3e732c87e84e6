package dev.minica.encoding.keystore;

import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.List;

/** What a key store holds under one name. */
public sealed interface KeyStoreEntry {

  /** The name; Java takes no notice of upper and lower case. */
  String alias();

  /** When the entry was made. */
  Instant created();

  /**
   * A private key and who vouches for it.
   *
   * @param chain the certificate of the key, then that of its issuer, and so on; empty if there is
   *     none. Whether they belong together is not looked at
   */
  record Key(String alias, Instant created, PrivateKeyInfo key, List<Certificate> chain)
      implements KeyStoreEntry {

    public Key {
      chain = List.copyOf(chain);
    }
  }

  /** A certificate that is trusted as it stands, such as a root. */
  record Trusted(String alias, Instant created, Certificate certificate) implements KeyStoreEntry {}
}
