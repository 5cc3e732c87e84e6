package dev.minica.tls;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.provider.SecurityProviders;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** Keys and certificates in the shapes that Java's TLS takes. */
public final class JavaMaterial {

  private static final String ALIAS = "identity";

  private JavaMaterial() {}

  /**
   * The JDK's own choice of what to show, which leaves an identity behind in silence that does not
   * fit what the other side asks for.
   *
   * @throws MinicaException BAD_INPUT if Java cannot read the key
   */
  public static KeyManager[] keyManagers(
      Optional<TlsIdentity> identity, SecurityProviders providers) {
    if (identity.isEmpty()) {
      return new KeyManager[0];
    }
    PrivateKey key = privateKey(identity.get().privateKey(), providers);
    char[] password = {};
    try {
      KeyStore store = emptyStore();
      store.setKeyEntry(ALIAS, key, password, chain(identity.get()));
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, password);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform has key stores and key managers", e);
    }
  }

  /**
   * What shows this chain to whoever asks, whatever state it is in.
   *
   * @param key of the first certificate
   */
  public static X509ExtendedKeyManager showing(PrivateKey key, X509Certificate... chain) {
    return new SoleKeyManager(key, chain);
  }

  /**
   * The JDK's own judgement of certificates (PKIX).
   *
   * @return an empty array, not null, where there are no roots: null stands for the JDK's own roots
   */
  public static TrustManager[] trustManagers(List<Certificate> roots) {
    if (roots.isEmpty()) {
      return new TrustManager[0];
    }
    try {
      KeyStore store = emptyStore();
      for (Certificate root : roots) {
        store.setCertificateEntry(root.fingerprint(), root.toX509Certificate());
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform has a PKIX trust manager", e);
    }
  }

  static X509Certificate[] chain(TlsIdentity identity) {
    return identity.chain().stream()
        .map(Certificate::toX509Certificate)
        .toArray(X509Certificate[]::new);
  }

  /**
   * What a server shows, octet for octet.
   *
   * @throws MinicaException BAD_INPUT if Java cannot read the key
   */
  static SoleKeyManager shown(ServedIdentity identity, SecurityProviders providers) {
    PrivateKey key = privateKey(identity.privateKey(), providers);
    PublicKey own = publicKey(identity.privateKey().publicKey(), providers);
    return new SoleKeyManager(
        key,
        identity.chain().stream()
            .map(octets -> new ShownCertificate(octets, own))
            .toArray(X509Certificate[]::new));
  }

  private static PublicKey publicKey(SubjectPublicKeyInfo key, SecurityProviders providers) {
    try {
      return providers.publicKey(key.algorithmOid(), key.encoded());
    } catch (GeneralSecurityException e) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          "public key that Java cannot read: " + Escaped.of(String.valueOf(e.getMessage())),
          e);
    }
  }

  /**
   * The key object for a private key.
   *
   * @throws MinicaException BAD_INPUT if Java cannot read it
   */
  public static PrivateKey privateKey(PrivateKeyInfo key, SecurityProviders providers) {
    try {
      return providers.privateKey(key.algorithmOid(), key.encoded());
    } catch (GeneralSecurityException e) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          "private key that Java cannot read: " + Escaped.of(String.valueOf(e.getMessage())),
          e);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }
}
