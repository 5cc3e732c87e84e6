package dev.minica.tls.diagnosis;

import dev.minica.Environment;
import dev.minica.encoding.Pem;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.util.List;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** An ordinary program in Java, which nobody watches from inside. */
final class JavaClient implements Client {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final byte[] REQUEST =
      "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  @Override
  public String name() {
    return "java";
  }

  /** Groups and signature algorithms are set for a whole JVM, on 17. */
  @Override
  public boolean can(Wish wish) {
    return wish.group().isEmpty() && wish.signature().isEmpty() && wish.scheme().equals("https");
  }

  @Override
  public Report connect(int port, Wish wish, Path keyLog) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys(wish), trust(wish).getTrustManagers(), Environment.system().random());
    try (Socket below = new Socket(InetAddress.getLoopbackAddress(), port);
        SSLSocket socket =
            (SSLSocket) context.getSocketFactory().createSocket(below, wish.host(), port, true)) {
      below.setSoTimeout(1000 * wish.patience());
      socket.setSSLParameters(parameters(socket.getSSLParameters(), wish));
      socket.startHandshake();
      socket.getOutputStream().write(REQUEST);
      socket.getInputStream().readAllBytes();
      return Report.of("");
    } catch (IOException e) {
      return Report.of(String.valueOf(e.getMessage()));
    }
  }

  private static SSLParameters parameters(SSLParameters parameters, Wish wish) {
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (!wish.version().isEmpty()) {
      parameters.setProtocols(new String[] {"TLSv" + wish.version()});
    }
    if (!wish.suite().isEmpty()) {
      parameters.setCipherSuites(new String[] {javaName(wish.suite())});
    }
    if (!wish.protocol().isEmpty()) {
      parameters.setApplicationProtocols(new String[] {wish.protocol()});
    }
    return parameters;
  }

  /** From OpenSSL's name to IANA's. */
  static String javaName(String suite) {
    return suite.startsWith("TLS_")
        ? suite
        : "TLS_"
            + suite
                .replace("ECDSA-", "ECDSA_WITH_")
                .replace("-RSA-", "-RSA_WITH_")
                .replace("AES128", "AES_128")
                .replace("AES256", "AES_256")
                .replace('-', '_');
  }

  private static KeyManager[] keys(Wish wish) throws Exception {
    if (wish.identity().isEmpty()) {
      return new KeyManager[0];
    }
    Credential own = wish.identity().get();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "own",
        java.security.KeyFactory.getInstance("EC")
            .generatePrivate(new java.security.spec.PKCS8EncodedKeySpec(own.key().encoded())),
        PASSWORD,
        own.chain().stream()
            .map(Certificate::toX509Certificate)
            .toArray(java.security.cert.Certificate[]::new));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
    factory.init(store, PASSWORD);
    return factory.getKeyManagers();
  }

  private static TrustManagerFactory trust(Wish wish) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    List<Certificate> roots =
        Pem.decode(Files.readAllBytes(wish.roots())).stream()
            .map(block -> Certificate.decode(block.content()))
            .toList();
    for (Certificate root : roots) {
      store.setCertificateEntry(root.fingerprint(), root.toX509Certificate());
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(store, new X509CertSelector());
    parameters.setRevocationEnabled(wish.crl().isPresent());
    if (wish.crl().isPresent()) {
      try (InputStream in = Files.newInputStream(wish.crl().get())) {
        var crls = CertificateFactory.getInstance("X.509").generateCRLs(in);
        parameters.addCertStore(
            CertStore.getInstance("Collection", new CollectionCertStoreParameters(crls)));
      }
    }
    factory.init(new CertPathTrustManagerParameters(parameters));
    return factory;
  }
}
