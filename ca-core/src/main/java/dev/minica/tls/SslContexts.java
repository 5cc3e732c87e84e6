package dev.minica.tls;

import dev.minica.MinicaException;
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
    return of(shown, identity.roots(), random);
  }

  /**
   * A server's.
   *
   * @throws MinicaException BAD_INPUT if Java cannot read a key
   */
  static SSLContext of(ServedHosts hosts, SecurityProviders providers, SecureRandom random) {
    HostKeyManager shown =
        new HostKeyManager(hosts, identity -> JavaMaterial.shown(identity, providers));
    return of(shown, hosts.roots(), random);
  }

  private static SSLContext of(KeyManager shown, List<Certificate> roots, SecureRandom random) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {shown}, trustManagers(roots), random);
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
