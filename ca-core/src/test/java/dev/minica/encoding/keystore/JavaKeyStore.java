package dev.minica.encoding.keystore;

import java.io.ByteArrayOutputStream;
import java.security.KeyStore;
import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Key stores by Java's own classes, whose octets are what this package has to read. */
final class JavaKeyStore {

  private JavaKeyStore() {}

  /** Of the JDK, or of Bouncy Castle where the JDK has no such type. */
  static KeyStore empty(String type) throws Exception {
    return loaded(
        type.equals("BCFKS")
            ? KeyStore.getInstance(type, new BouncyCastleProvider())
            : KeyStore.getInstance(type));
  }

  static KeyStore empty(String type, Provider provider) throws Exception {
    return loaded(KeyStore.getInstance(type, provider));
  }

  private static KeyStore loaded(KeyStore store) throws Exception {
    store.load(null, null);
    return store;
  }

  static byte[] octets(KeyStore store, char[] password) throws Exception {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    store.store(octets, password);
    return octets.toByteArray();
  }
}
