package dev.minica.tls;

import dev.minica.provider.SecurityProviders;
import dev.minica.x509.Certificate;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** An identity in the shape that Java's TLS takes. */
final class SslContexts {

  private SslContexts() {}

  static SSLContext of(TlsIdentity identity, SecurityProviders providers, SecureRandom random) {
    PrivateKey key = JavaMaterial.privateKey(identity.privateKey(), providers);
    SoleKeyManager shown = new SoleKeyManager(key, JavaMaterial.chain(identity));
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {shown}, trustManagers(identity.roots()), random);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  private static TrustManager[] trustManagers(List<Certificate> roots) {
    return Stream.of(JavaMaterial.trustManagers(roots))
        .map(
            judge -> judge instanceof X509ExtendedTrustManager x509 ? new ClientTrust(x509) : judge)
        .toArray(TrustManager[]::new);
  }
}
