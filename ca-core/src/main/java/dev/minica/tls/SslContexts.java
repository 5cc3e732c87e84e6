package dev.minica.tls;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.provider.SecurityProviders;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** An identity in the shape that Java's TLS takes. */
final class SslContexts {

  private SslContexts() {}

  static SSLContext of(TlsIdentity identity, SecurityProviders providers, SecureRandom random) {
    PrivateKey key = privateKey(identity.privateKey(), providers);
    X509Certificate[] chain =
        identity.chain().stream()
            .map(Certificate::toX509Certificate)
            .toArray(X509Certificate[]::new);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {new SoleKeyManager(key, chain)},
          trustManagers(identity.roots()),
          random);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform has TLS and its PKIX trust manager", e);
    }
  }

  private static PrivateKey privateKey(PrivateKeyInfo key, SecurityProviders providers) {
    try {
      return providers.privateKey(key.algorithmOid(), key.encoded());
    } catch (GeneralSecurityException e) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          "private key that Java cannot read: " + Escaped.of(String.valueOf(e.getMessage())),
          e);
    }
  }

  /** An empty array, not null, where there are no roots: null stands for the JDK's own roots. */
  private static TrustManager[] trustManagers(List<Certificate> roots)
      throws GeneralSecurityException, IOException {
    if (roots.isEmpty()) {
      return new TrustManager[0];
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (Certificate root : roots) {
      store.setCertificateEntry(root.fingerprint(), root.toX509Certificate());
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return Stream.of(factory.getTrustManagers())
        .map(
            judge -> judge instanceof X509ExtendedTrustManager x509 ? new ClientTrust(x509) : judge)
        .toArray(TrustManager[]::new);
  }
}
